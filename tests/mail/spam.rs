//! The score of our mail in a spam filter: Debian's rules, local checks only.

use std::{fs, process::Command};

use rondbrief::domain::text::language::Language;

use super::{letters, message};

/// The most points any mail may get.
const LIMIT: f64 = 0.5;

#[test]
#[expect(clippy::disallowed_methods, reason = "which program to run is for the machine to say")]
fn no_mail_looks_like_spam() {
    let program = std::env::var("RONDBRIEF_TEST_SPAMASSASSIN").unwrap_or_else(|_| "spamassassin".to_owned());
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for language in Language::ALL {
        for (kind, letter) in letters(language) {
            let file = folder.path().join(format!("{kind}_{}.eml", language.tag()));
            fs::write(&file, message(kind, &letter)).unwrap();
            files.push(file);
        }
    }
    let output = Command::new(&program)
        .args(["-L", "-t"])
        .args(&files)
        .env("HOME", folder.path())
        .output()
        .unwrap_or_else(|error| panic!("{program} cannot be run ({error}); install spamassassin"));
    let report = String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n").replace("\n\t", " ").replace("\n ", " ");
    let verdicts: Vec<&str> = report.lines().filter(|line| line.starts_with("X-Spam-Status: ")).collect();
    assert_eq!(verdicts.len(), files.len(), "{report}\n{}", String::from_utf8_lossy(&output.stderr));
    for (file, verdict) in files.iter().zip(verdicts) {
        let score = verdict.split_once("score=").unwrap().1.split_whitespace().next().unwrap();
        assert!(score.parse::<f64>().unwrap() <= LIMIT, "{}: {verdict}", file.display());
    }
}
