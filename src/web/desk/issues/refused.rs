//! Changes of an issue that cannot be made now, in words.

use axum::response::Response;

use super::ask;
use crate::{
    app::issues::publish::PublishError,
    domain::{issue::InvalidTransition, text::phrases::Phrases},
    web::{
        desk::kit::access::on_list::AtList,
        fault::{Fault, FaultKind},
    },
};

/// The reason why it cannot be changed. A fault, where the editor can do nothing about it: there is no such issue, or the
/// database does not answer.
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
pub fn page(on: &AtList, number: u32, error: PublishError) -> Result<Response, Fault> {
    ask::page(on, number, words(on.phrases(), number, error)?)
}
