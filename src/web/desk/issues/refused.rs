//! Changes of an issue that cannot be made now, in words.

use axum::response::Response;

use super::ask;
use crate::{
    app::issues::{preface::PrefaceError, rearrange::RearrangeError},
    domain::{issue::InvalidTransition, text::phrases::Phrases},
    web::{
        desk::kit::access::on_list::AtList,
        fault::{Fault, FaultKind},
    },
};

/// The reason the contents of an issue were not changed.
pub(super) enum Refusal {
    /// The state of the issue does not allow it.
    State(InvalidTransition),
    /// Somebody else changed the issue at the same moment.
    Changed,
    /// Another reason, which is no matter of the issue's state.
    Fault(Fault),
}

impl From<InvalidTransition> for Refusal {
    fn from(error: InvalidTransition) -> Self {
        Self::State(error)
    }
}

impl From<PrefaceError> for Refusal {
    fn from(error: PrefaceError) -> Self {
        match error {
            PrefaceError::State(error) => Self::State(error),
            PrefaceError::Changed(_) => Self::Changed,
            PrefaceError::NoIssue(_) => Self::Fault(FaultKind::Nothing.into()),
            PrefaceError::Store(error) => Self::Fault(error.into()),
        }
    }
}

impl From<RearrangeError> for Refusal {
    fn from(error: RearrangeError) -> Self {
        match error {
            RearrangeError::State(error) => Self::State(error),
            RearrangeError::Changed(_) => Self::Changed,
            RearrangeError::NoIssue(_) | RearrangeError::NoItem => Self::Fault(FaultKind::Nothing.into()),
            RearrangeError::Store(error) => Self::Fault(error.into()),
        }
    }
}

/// The reason, in words for the editor.
///
/// # Errors
/// The fault, where the reason is no matter of the issue's state.
pub(super) fn words(phrases: Phrases, number: u32, refusal: impl Into<Refusal>) -> Result<String, Fault> {
    let key = match refusal.into() {
        Refusal::State(InvalidTransition::Approved) => "desk-cannot-change-approved",
        Refusal::State(InvalidTransition::Cancelled) => "desk-cannot-cancelled",
        Refusal::State(_) => "desk-cannot-change-sent",
        Refusal::Changed => "desk-cannot-changed",
        Refusal::Fault(fault) => return Err(fault),
    };
    Ok(phrases.fill(key, &[("number", &number.to_string())]))
}

/// The page that says why it cannot be changed.
pub(super) fn page(on: &AtList, number: u32, refusal: impl Into<Refusal>) -> Result<Response, Fault> {
    ask::page(on, number, words(on.phrases(), number, refusal)?)
}
