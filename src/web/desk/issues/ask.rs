//! The page that asks to confirm a control of an issue, or says why it cannot be used.

use axum::response::Response;

use super::control::Control;
use crate::{
    app::issues::inspect::Inspection,
    web::{
        desk::kit::{access::on_list::AtList, frame::Room, question::Question},
        fault::Fault,
    },
};

/// The page that says why it cannot be done.
pub(super) fn cannot(on: &AtList, it: &Inspection, why: &str) -> Result<Response, Fault> {
    let number = it.issue.number.to_string();
    let why = on.phrases().fill(&format!("desk-cannot-{why}"), &[("number", &number)]);
    page(on, it.issue.number, why)
}

/// The page that says in these words why it cannot be done.
pub(super) fn page(on: &AtList, number: u32, why: String) -> Result<Response, Fault> {
    let phrases = on.phrases();
    let question = Question {
        frame: on.frame(Room::Issues),
        title: phrases.say("desk-cannot"),
        texts: vec![why],
        fields: Vec::new(),
        button: None,
        back: on.paths().issue(number),
        to_back: phrases.fill("desk-to-issue", &[("number", &number.to_string())]),
    };
    question.answer(on)
}

/// The page that asks to confirm a control.
pub(super) fn question(on: &AtList, it: &Inspection, control: Control) -> Result<Response, Fault> {
    let (phrases, word) = (on.phrases(), control.word());
    let (number, readers) = (it.issue.number.to_string(), phrases.count("desk-to-readers", it.readers));
    let question = Question {
        frame: on.frame(Room::Issues),
        title: phrases.fill(&format!("desk-ask-{word}"), &[("number", &number)]),
        texts: vec![phrases.fill(&format!("desk-ask-{word}-text"), &[("readers", &readers)])],
        fields: vec![("seen", it.fingerprint.clone())],
        button: Some(phrases.say(&format!("desk-control-{word}"))),
        back: on.paths().issue(it.issue.number),
        to_back: phrases.say("desk-ask-no"),
    };
    question.answer(on)
}
