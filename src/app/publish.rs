//! What an editor says about an issue: approve, publish, hold, cancel. And what publishing does.

use super::{
    App, compose,
    letters::{self, LetterError},
};
use crate::{
    domain::{
        issue::{HoldReason, InvalidTransition, Issue, IssueState},
        language::Language,
        list::List,
    },
    store::{StoreError, Tx, deliveries, issues, items},
};

/// Why an issue was not changed.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The list has no issue with this number.
    #[error("this list has no issue {0}; `rondbrief issue list` tells which there are")]
    NoIssue(u32),
    /// Its state does not allow it.
    #[error(transparent)]
    State(#[from] InvalidTransition),
    /// All its items were removed, or their day has passed.
    #[error("nothing is left in this issue: its items were removed, or their day has passed; cancel it")]
    Empty,
    /// Somebody else changed it at the same moment.
    #[error("somebody else changed this issue just now; look at it again")]
    Changed,
    /// It cannot be built as a mail.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Approves an issue: it goes out at its planned moment, or when it is published by hand.
///
/// # Errors
/// [`PublishError`].
pub async fn approve(app: &App, list: &List, number: u32) -> Result<IssueState, PublishError> {
    let now = app.now();
    change(app, list, number, |state| state.approve(now)).await
}

/// Holds an issue until somebody approves it again.
///
/// # Errors
/// [`PublishError`].
pub async fn hold(app: &App, list: &List, number: u32) -> Result<IssueState, PublishError> {
    change(app, list, number, |state| state.hold(HoldReason::Editor)).await
}

/// Cancels an issue for good; its items go back to the queue.
///
/// # Errors
/// [`PublishError`].
pub async fn cancel(app: &App, list: &List, number: u32) -> Result<IssueState, PublishError> {
    change(app, list, number, IssueState::cancel).await
}

/// Publishes an approved issue now; gives how many readers it goes to. Publishing twice adds nothing.
///
/// # Errors
/// [`PublishError`].
pub async fn publish(app: &App, list: &List, number: u32) -> Result<u64, PublishError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let readers = publish_in(app, &mut tx, list, &issue).await?;
    tx.commit().await?;
    app.wake();
    Ok(readers)
}

/// Freezes what the issue says and puts one delivery per reader in the outbox.
pub(super) async fn publish_in(app: &App, tx: &mut Tx, list: &List, issue: &Issue) -> Result<u64, PublishError> {
    let now = app.now();
    let sending = issue.state.publish(now)?;
    let contents = compose::due_contents(tx, list, issue, now).await?;
    if contents.sections.is_empty() {
        return Err(PublishError::Empty);
    }
    for language in Language::ALL {
        letters::issue(app, list, language, issue, &contents)?;
    }
    issues::freeze(tx, issue.id, &contents).await?;
    if !issues::change(tx, issue.id, issue.state, sending).await? {
        return Err(PublishError::Changed);
    }
    Ok(deliveries::fan_out(tx, list.id, issue.id, now).await?)
}

/// Marks an issue as sent once every delivery of it is final.
///
/// # Errors
/// [`StoreError`].
pub async fn finish(app: &App, issue: &Issue) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    if issues::is_under_way(&mut tx, issue.id).await? {
        return Ok(());
    }
    if let Ok(sent) = issue.state.finish(app.now()) {
        issues::change(&mut tx, issue.id, issue.state, sent).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn change(
    app: &App,
    list: &List,
    number: u32,
    next: impl FnOnce(IssueState) -> Result<IssueState, InvalidTransition>,
) -> Result<IssueState, PublishError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let to = next(issue.state)?;
    if !issues::change(&mut tx, issue.id, issue.state, to).await? {
        return Err(PublishError::Changed);
    }
    if to == IssueState::Cancelled {
        items::put_back(&mut tx, issue.id).await?;
    }
    tx.commit().await?;
    Ok(to)
}
