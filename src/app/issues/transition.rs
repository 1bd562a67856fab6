//! Moving an issue to its next state, for the verbs that do little else: hold, cancel, stop, pause, resume, send-rest.
//!
//! Workers look at an issue's row before each message, so that a transition takes effect at once, whatever the number of readers.

use super::error::{Changed, NoIssue};
use crate::{
    app::{App, audit::record},
    domain::{
        audit::Act,
        issue::{InvalidTransition, Issue, IssueState},
        list::List,
    },
    store::{StoreError, Tx, issues},
};

/// The reason an issue did not move to another state.
#[derive(Debug, thiserror::Error)]
pub enum TransitionError {
    /// The list has no such issue.
    #[error(transparent)]
    NoIssue(#[from] NoIssue),
    /// The issue's state does not allow it.
    #[error(transparent)]
    State(#[from] InvalidTransition),
    /// Somebody else changed the issue at the same moment.
    #[error(transparent)]
    Changed(#[from] Changed),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An issue that has moved to another state in a transaction that is still open.
pub(super) struct Transition {
    /// The transaction.
    pub tx: Tx,
    /// The issue in its new state.
    pub issue: Issue,
    /// The state it was in.
    pub from: IssueState,
}

/// Begins a transaction in which an issue moves to the state that `next` gives.
pub(super) async fn begin<E: Into<TransitionError>>(
    app: &App,
    list: &List,
    number: u32,
    next: impl FnOnce(IssueState) -> Result<IssueState, E>,
) -> Result<Transition, TransitionError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    let state = next(issue.state).map_err(Into::into)?;
    if !issues::change(&mut tx, issue.id, issue.state, state).await? {
        return Err(Changed.into());
    }
    Ok(Transition { tx, issue: Issue { state, ..issue }, from: issue.state })
}

impl Transition {
    /// Reports whether the issue is in another state than before.
    pub(super) fn is_change(&self) -> bool {
        self.issue.state != self.from
    }

    /// Commits the transition, and wakes the workers. The act is recorded, unless the issue was in its new state already.
    pub(super) async fn commit(mut self, app: &App, list: &List, act: Act) -> Result<IssueState, StoreError> {
        if self.is_change() {
            record::about(app, &mut self.tx, list.id, self.issue.id, act).await?;
        }
        self.tx.commit().await?;
        app.wake();
        Ok(self.issue.state)
    }
}
