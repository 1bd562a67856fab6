//! Acts that cannot be done with an item now.

use axum::response::Response;

use crate::{
    app::items::manage::QueueError,
    web::{
        desk::kit::{access::on_list::AtList, frame::Room, paths::Link, question::Question, refused::Refusal},
        fault::Fault,
    },
};

/// The page that says why it cannot be done.
pub(super) fn page(on: &AtList, error: QueueError) -> Result<Response, Fault> {
    let phrases = on.phrases();
    let question = Question {
        title: phrases.say("desk-item-cannot"),
        texts: vec![error.phrase(phrases)?.tell(phrases)],
        fields: Vec::new(),
        button: None,
        back: on.paths().queue(),
        to_back: phrases.say("desk-item-back"),
        frame: on.frame(Room::Queue),
    };
    question.answer(on)
}

/// Leads on to `link` when it is done, else to the page that says why not.
pub(super) fn or_on_to(on: &AtList, link: &Link, done: Result<(), QueueError>) -> Result<Response, Fault> {
    match done {
        Ok(()) => Ok(on.to(link)),
        Err(error) => page(on, error),
    }
}
