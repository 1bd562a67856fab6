//! Mail: what letters say, how messages are built, and how they travel.

mod answers;
mod dkim;
mod letters;
mod messages;
mod mould;
mod pipelining;
mod sending;
mod smtp;
mod spam;

use chrono::DateTime;
use rondbrief::{
    domain::{
        editor::Role,
        issue::{HoldReason, PauseReason},
        mail::reply_class::ReplyClass,
        text::language::Language,
    },
    mail::{
        IssueLetter, Letter, Letterhead, Summary,
        compose::message::{self, Head},
    },
};

use crate::support::fixtures::{self, TOKEN, at, day};

/// One letter of every kind in `language`, by name.
pub fn letters(language: Language) -> Vec<(&'static str, Letter)> {
    let (links, list) = (fixtures::links(), fixtures::list(Language::Nl));
    let letterhead = Letterhead { links: &links, list: &list, language };
    let sends_at = at(day(2027, 1, 12), 10, 0);
    let cutoff_at = at(day(2027, 1, 7), 10, 0);
    let issue = IssueLetter::render(&letterhead, 7, day(2027, 1, 12), &fixtures::contents()).unwrap();
    let opened = fixtures::contents().below(fixtures::preface());
    let opened = IssueLetter::render(&letterhead, 7, day(2027, 1, 12), &opened).unwrap();
    let summary = Summary {
        readers: 412,
        accepted: 405,
        refused: 5,
        unknown: 1,
        withdrawn: 1,
        refusals: vec![(ReplyClass::NoMailbox, 4), (ReplyClass::AboutUs, 1)],
        ..Summary::default()
    };
    vec![
        ("confirmation", letterhead.confirmation(TOKEN, day(2027, 1, 19)).unwrap()),
        ("welcome", letterhead.welcome(TOKEN).unwrap()),
        ("issue", issue.for_reader(TOKEN, Some(day(2026, 3, 3)))),
        ("reminder", letterhead.reminder(sends_at, cutoff_at, &fixtures::items()).unwrap()),
        ("review", letterhead.review(7, Some(sends_at)).unwrap()),
        ("held", letterhead.held(7, HoldReason::NotApproved).unwrap()),
        ("paused", letterhead.paused(7, PauseReason::Refusals).unwrap()),
        ("paused_blocked", letterhead.paused(7, PauseReason::Blocked).unwrap()),
        ("sent", letterhead.sent(7, &summary).unwrap()),
        ("stopped", letterhead.sent(7, &Summary { is_stopped: true, accepted: 57, ..summary.clone() }).unwrap()),
        ("sign_in", letterhead.sign_in(TOKEN).unwrap()),
        ("issue_opened", opened.for_reader(TOKEN, None)),
        ("invitation", letterhead.invitation(Role::Publisher).unwrap()),
    ]
}

/// A letter of [`letters`] as a message to a reader.
pub fn message(kind: &str, letter: &Letter) -> Vec<u8> {
    let (links, list) = (fixtures::links(), fixtures::list(Language::Nl));
    let mass = matches!(kind, "welcome" | "issue" | "issue_opened");
    let head = Head {
        list: &list,
        links: &links,
        to: &"rene@example.net".parse().unwrap(),
        to_name: Some(&fixtures::line("René de Vries")),
        message_id: "0f1e2d3c4b5a69788796a5b4c3d2e1f0@nieuws.example.org",
        date: DateTime::from_timestamp(1_799_744_400, 0).unwrap(),
        mass: mass.then_some(TOKEN),
        automatic: !mass,
    };
    message::build(letter, &head).unwrap().into_bytes()
}
