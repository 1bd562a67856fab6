//! The HTML of an issue, as the checks read it before it goes out.

use chrono::DateTime;
use chrono_tz::Europe::Amsterdam;
use rondbrief::domain::{
    issue::{
        checks::{Check, Draft, Light, check},
        composing::Contents,
    },
    text::language::Language,
};

/// Any text is looked over, as HTML, as a subject and as plain text; an issue without its link to leave is always held.
pub fn run(bytes: &[u8]) {
    let html = String::from_utf8_lossy(bytes);
    let contents = Contents::arrange(Vec::new(), Amsterdam);
    let leave = "https://nieuws.example.org/u/AAAAAAAAAAAAAAAAAAAAAA";
    let findings = check(&Draft {
        subject: &html,
        text: &html,
        html: &html,
        contents: &contents,
        moment: DateTime::UNIX_EPOCH.naive_utc(),
        leave,
        base: "https://nieuws.example.org",
        domain: "example.org",
        is_signed: true,
        account: None,
        language: Language::Nl,
        link_checks: None,
    });
    let leaving = findings.iter().find(|finding| finding.check == Check::Leaving).expect("it is looked at");
    assert_eq!(leaving.light == Light::Green, html.contains(leave));
}
