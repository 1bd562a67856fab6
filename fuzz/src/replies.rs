//! A mail server's answers: their bytes, and the text that is kept of them.

use lettre::transport::smtp::response::Response;
use rondbrief::{
    domain::mail::{
        replies::{self, Concern, Stage},
        reply::{Reply, kept_words},
        reply_class::ReplyClass,
    },
    mail::smtp::Answers,
};
use tokio::io::AsyncReadExt;

/// The most bytes of a line, and the most lines of an answer, that come through.
const MOST: (usize, usize) = (512, 61);

/// Answers come out as short lines of printable ASCII that lettre reads, and the text kept of them holds no address.
pub fn run(bytes: &[u8]) {
    let mut said = Vec::new();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    // An answer without an end is an error.
    if runtime.block_on(Answers::over(bytes).read_to_end(&mut said)).is_err() {
        return;
    }
    let said = String::from_utf8(said).unwrap();
    let mut answer = String::new();
    for line in said.split_inclusive("\r\n") {
        assert!(line.ends_with("\r\n") && line.len() <= MOST.0 + 2, "{line:?}");
        assert!(line.trim_end_matches("\r\n").bytes().all(|byte| matches!(byte, b' '..=b'~')), "{line:?}");
        answer += line;
        if line.as_bytes().get(3) != Some(&b'-') {
            assert!(answer.lines().count() <= MOST.1, "{answer:?}");
            read(&std::mem::take(&mut answer));
        }
    }
    keep(&String::from_utf8_lossy(bytes));
}

/// An answer as the connection reads it.
fn read(answer: &str) {
    if let Ok(response) = answer.parse::<Response>() {
        let words: Vec<&str> = response.message().collect();
        let reply = Reply::parse(response.code().into(), &words.join(" "));
        assert_eq!(Reply::parse(reply.code, &reply.text), reply, "what was kept reads back the same");
        for stage in [Stage::Opening, Stage::Mail, Stage::Rcpt, Stage::Data, Stage::Dot] {
            let concern = replies::concern(stage, &reply);
            assert!(
                stage != Stage::Mail || !matches!(concern, Concern::Mailbox | Concern::Domain),
                "{reply}: {concern:?}"
            );
        }
        _ = ReplyClass::of(&reply.to_string());
    }
}

/// Words that are kept.
fn keep(words: &str) {
    let kept = kept_words(words);
    assert!(kept.len() <= Reply::MAX_TEXT && !kept.contains(char::is_control), "{kept:?}");
    let bare = kept.replace("…@…", "");
    // The end may be cut off in the middle of a mask.
    let bare = bare.strip_suffix("…@").unwrap_or(&bare);
    assert!(!bare.contains('@'), "{kept:?} holds an address");
    _ = ReplyClass::of(&kept);
}
