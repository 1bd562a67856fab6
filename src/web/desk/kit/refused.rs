//! Errors of verbs, each with the one phrase that tells an editor why something was not done.

use super::phrase::Phrase;
use crate::{
    app::{
        editors::manage::EditorError,
        issues::compose::ComposeError,
        items::manage::QueueError,
        subscribers::{ask_again::AskError, manage::SubscriberError},
    },
    domain::text::phrases::Phrases,
    web::fault::{Fault, FaultKind},
};

/// An error of a verb that an editor is told about.
pub(crate) trait Refusal {
    /// The phrase that says why it was not done. A fault, where the editor can do nothing about it: there is no such thing, or the
    /// database does not answer.
    fn phrase(self, phrases: Phrases) -> Result<Phrase, Fault>;
}

impl Refusal for QueueError {
    fn phrase(self, _: Phrases) -> Result<Phrase, Fault> {
        match self {
            Self::Published => Ok("desk-item-cannot-published".into()),
            Self::Approved(number) => Ok(Phrase::filled("desk-item-cannot-approved", "number", number)),
            Self::Taken(number) => Ok(Phrase::filled("desk-item-cannot-taken", "number", number)),
            Self::Withdrawn => Ok("desk-item-cannot-withdrawn".into()),
            Self::Stale => Ok("desk-item-stale".into()),
            Self::NoItem => Err(FaultKind::Nothing.into()),
            Self::Item(_) => Err(FaultKind::Unreadable.into()),
            Self::Store(error) => Err(error.into()),
        }
    }
}

impl Refusal for AskError {
    fn phrase(self, _: Phrases) -> Result<Phrase, Fault> {
        match self {
            Self::NotPending => Ok("desk-subscriber-cannot-not-pending".into()),
            Self::Again => Ok("desk-subscriber-cannot-again".into()),
            Self::TooSoon => Ok("desk-subscriber-cannot-too-soon".into()),
            Self::Unknown => Err(FaultKind::Nothing.into()),
            Self::Store(error) => Err(error.into()),
        }
    }
}

impl Refusal for SubscriberError {
    fn phrase(self, _: Phrases) -> Result<Phrase, Fault> {
        match self {
            Self::Reader => Ok("desk-subscriber-already".into()),
            Self::Left => Ok("desk-subscriber-has-left".into()),
            Self::Barred => Ok("desk-subscriber-barred".into()),
            Self::NoReader => Ok("desk-subscriber-cannot-no-reader".into()),
            Self::Unknown => Err(FaultKind::Nothing.into()),
            other @ (Self::NoProof | Self::BadProof | Self::Store(_)) => Err(other.into()),
        }
    }
}

impl Refusal for EditorError {
    fn phrase(self, phrases: Phrases) -> Result<Phrase, Fault> {
        match self {
            Self::Works(role) => {
                let role = phrases.say(&format!("desk-editors-is-{role}"));
                Ok(Phrase::filled("desk-editors-works", "role", role))
            }
            Self::LastOfList => Ok("desk-editors-last".into()),
            Self::LastOwner => Ok("desk-editors-last-of-all".into()),
            Self::Unknown => Err(FaultKind::Nothing.into()),
            other @ (Self::Known | Self::Store(_)) => Err(other.into()),
        }
    }
}

impl Refusal for ComposeError {
    fn phrase(self, _: Phrases) -> Result<Phrase, Fault> {
        match self {
            Self::NothingDue => Ok("desk-compose-nothing".into()),
            Self::Passed => Ok("desk-compose-passed".into()),
            Self::Store(error) => Err(error.into()),
        }
    }
}
