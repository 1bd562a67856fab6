//! The contents of a message, as an independent parser reads it.

use std::sync::LazyLock;

use mail_parser::{MessageParser, MimeHeaders, PartType};
use proptest::prelude::*;
use rondbrief::{
    domain::text::{language::Language, short_text::ShortText},
    mail::{
        Letter,
        captured::parts,
        compose::message::{self, Head},
    },
};

use super::letters;
use crate::support::fixtures::{self, TOKEN};

/// Header lines by name, unfolded.
fn header(bytes: &[u8], name: &str) -> Vec<String> {
    let text = std::str::from_utf8(bytes).unwrap();
    let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    let prefix = format!("{name}: ");
    head.lines().filter_map(|line| line.strip_prefix(&prefix)).map(str::to_owned).collect()
}

#[test]
fn a_parser_of_another_make_finds_both_parts_whole() {
    for language in Language::ALL {
        for (kind, letter) in letters(language) {
            let bytes = super::message(kind, &letter);
            let message = MessageParser::default().parse(&bytes).unwrap();
            let root = message.content_type().unwrap();
            assert_eq!((root.ctype(), root.subtype()), ("multipart", Some("alternative")), "{kind}");
            let PartType::Multipart(children) = &message.root_part().body else { panic!("{kind} has no parts") };
            let kinds: Vec<_> = children
                .iter()
                .map(|id| message.part(*id).unwrap().content_type().unwrap().subtype().unwrap())
                .collect();
            assert_eq!(kinds, ["plain", "html"], "{kind}");
            let found = parts(&bytes);
            assert_eq!(found.subject, letter.subject);
            assert_eq!(found.text.replace("\r\n", "\n"), letter.text, "{kind}");
            assert_eq!(found.html.replace("\r\n", "\n"), letter.html, "{kind}");
            assert_eq!(found.to, "René de Vries <rene@example.net>");
            assert_eq!(found.from, "Stichting Voorbeeld <update@example.org>");
        }
    }
}

#[test]
fn every_message_keeps_to_the_form() {
    for language in Language::ALL {
        for (kind, letter) in letters(language) {
            let bytes = super::message(kind, &letter);
            assert!(bytes.is_ascii(), "{kind} needs 8BITMIME");
            let text = std::str::from_utf8(&bytes).unwrap();
            assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{kind} has a bare line feed");
            assert_eq!(text.matches('\r').count(), text.matches("\r\n").count(), "{kind} has a bare carriage return");
            let (head, body) = text.split_once("\r\n\r\n").unwrap();
            assert!(head.lines().all(|line| line.len() <= 120 && !line.trim().is_empty()), "{kind}: {head}");
            assert!(body.lines().all(|line| line.len() <= 76), "{kind} has a long line");
            for once in ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Language"] {
                assert_eq!(header(&bytes, once).len(), 1, "{kind}: {once}");
            }
            assert_eq!(header(&bytes, "Date"), ["Tue, 12 Jan 2027 09:00:00 +0000"]);
            assert_eq!(header(&bytes, "Content-Language"), [language.tag()]);
            assert_eq!(header(&bytes, "Message-ID"), ["<0f1e2d3c4b5a69788796a5b4c3d2e1f0@nieuws.example.org>"]);
            assert_eq!(header(&bytes, "Bcc"), [""; 0]);
        }
    }
}

#[test]
fn list_mail_says_how_to_leave_and_the_rest_is_automatic() {
    for (kind, letter) in letters(Language::Nl) {
        let bytes = super::message(kind, &letter);
        let has = |name: &str| header(&bytes, name);
        if matches!(kind, "welcome" | "issue" | "issue_opened") {
            assert_eq!(has("List-Unsubscribe"), [format!("<{}>", fixtures::links().leave(TOKEN))]);
            assert_eq!(has("List-Unsubscribe-Post"), ["List-Unsubscribe=One-Click"]);
            assert_eq!(has("List-Id"), ["In de ggz <in-de-ggz.nieuws.example.org>"]);
            assert_eq!(has("List-Help"), ["<https://nieuws.example.org/l/in-de-ggz>"]);
            assert_eq!(has("List-Archive"), ["<https://nieuws.example.org/l/in-de-ggz/archive>"]);
            assert_eq!(has("List-Post"), ["NO"]);
            assert_eq!(has("Precedence"), ["bulk"]);
            assert_eq!(has("Feedback-ID")[0].split(':').count(), 3);
            assert_eq!(has("Auto-Submitted"), [""; 0]);
        } else {
            assert!(["List-Unsubscribe", "List-Id", "Precedence"].iter().all(|name| has(name).is_empty()), "{kind}");
            assert_eq!(has("Auto-Submitted"), ["auto-generated"]);
        }
    }
}

#[test]
fn a_message_is_built_the_same_at_every_attempt() {
    for (kind, letter) in letters(Language::Nl) {
        assert_eq!(super::message(kind, &letter), super::message(kind, &letter));
    }
}

/// A letter whose headers are tried out.
static LETTER: LazyLock<Letter> = LazyLock::new(|| letters(Language::Nl).remove(0).1);

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_line_is_safe_in_every_header(name in "\\PC{1,80}", to in "\\PC{1,80}", subject in "\\PC{1,200}") {
        let (Ok(name), Ok(to), Ok(subject)) = (ShortText::parse(&name), ShortText::parse(&to), ShortText::parse(&subject)) else {
            return Ok(());
        };
        let (links, mut list) = (fixtures::links(), fixtures::list(Language::Nl));
        list.name = name.clone();
        list.sender.name = name;
        let mut letter = LETTER.clone();
        letter.subject = subject.as_str().to_owned();
        let head = Head {
            list: &list,
            links: &links,
            to: &"rene@example.net".parse().unwrap(),
            to_name: Some(&to),
            message_id: "a@nieuws.example.org",
            date: chrono::DateTime::UNIX_EPOCH,
            mass: Some(TOKEN),
            automatic: false,
        };
        let bytes = message::build(&letter, &head).unwrap().into_bytes();
        let text = std::str::from_utf8(&bytes).unwrap();
        let names: Vec<_> = text.split("\r\n\r\n").next().unwrap().lines()
            .filter(|line| !line.starts_with(' ')).map(|line| line.split(':').next().unwrap()).collect();
        prop_assert_eq!(names.len(), 18, "{:?}", names);
        prop_assert!(header(&bytes, "List-Id")[0].ends_with(" <in-de-ggz.nieuws.example.org>"));
        let message = MessageParser::default().parse(&bytes).unwrap();
        prop_assert_eq!(message.to().unwrap().first().unwrap().address(), Some("rene@example.net"));
        prop_assert_eq!(message.from().unwrap().first().unwrap().address(), Some("update@example.org"));
    }
}
