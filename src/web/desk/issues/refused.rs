//! Why what an issue says cannot be changed as things stand, in words.

use axum::response::Response;

use super::issue::path;
use crate::{
    app::{editors::sessions::Signed, issues::publish::PublishError},
    domain::{issue::InvalidTransition, list::List, text::phrases::Phrases},
    web::{
        Site,
        desk::kit::{
            frame::{Frame, Room},
            sure::Sure,
            visit::Visit,
        },
        fault::{Fault, FaultKind},
    },
};

/// Why it cannot be changed, for who asked.
///
/// # Errors
/// What is no matter of how things stand: there is no such issue, or the database does not answer.
pub fn words(phrases: Phrases, number: u32, error: PublishError) -> Result<String, Fault> {
    let key = match error {
        PublishError::State(InvalidTransition::Approved) => "desk-cannot-change-approved",
        PublishError::State(InvalidTransition::Cancelled) => "desk-cannot-cancelled",
        PublishError::State(_) => "desk-cannot-change-sent",
        PublishError::Changed => "desk-cannot-changed",
        PublishError::Altered => "desk-cannot-altered",
        PublishError::NoIssue(_) | PublishError::NoItem => return Err(FaultKind::Nothing.into()),
        other @ (PublishError::Empty | PublishError::Nobody | PublishError::Letter(_) | PublishError::Store(_)) => {
            return Err(other.into());
        }
    };
    Ok(phrases.fill(key, &[("number", &number.to_string())]))
}

/// The page that says why it cannot be changed.
///
/// # Errors
/// As [`words`].
pub fn page(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    number: u32,
    error: PublishError,
) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::Issues);
    let phrases = frame.phrases;
    let sure = Sure {
        title: phrases.say("desk-cannot"),
        texts: vec![words(phrases, number, error)?],
        fields: Vec::new(),
        button: None,
        back: path(site, list, number),
        to_back: phrases.fill("desk-to-issue", &[("number", &number.to_string())]),
        frame,
    };
    sure.answer()
}
