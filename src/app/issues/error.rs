//! Errors that several verbs about issues share.

use crate::store::StoreError;

/// The list has no issue with this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this list has no issue {0}; `rondbrief issue list` tells which there are")]
pub struct NoIssue(pub u32);

/// Somebody else changed the issue at the same moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("somebody else changed this issue just now; look at it again")]
pub struct Changed;

/// The reason an issue could not be found.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The list has no such issue.
    #[error(transparent)]
    NoIssue(#[from] NoIssue),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}
