//! What an editor says about an issue that is on its way: pause, resume, send to the rest. And what stopping leaves to do.
//!
//! Every one of these is a change of the issue's row, which workers look at before each message: it takes effect at once,
//! whatever the number of readers.

use super::publish::{PublishError, change};
use crate::{
    app::{App, audit::record},
    domain::{
        audit::Act,
        ids::IssueId,
        issue::{IssueState, PauseReason},
        list::List,
    },
    store::{
        StoreError,
        issues::{self, progress},
        outbox::deliveries,
    },
};

/// How many messages of a stopped issue are ended in one transaction: others write in between.
const BLOCK: u32 = 2_000;

/// Pauses an issue that is being sent: only what is being handed over at this moment still goes out.
pub async fn pause(app: &App, list: &List, number: u32) -> Result<IssueState, PublishError> {
    change(app, list, number, |state| state.pause(PauseReason::Editor)).await
}

/// Lets a paused issue go on, to everybody: a person has looked, so there is no canary any more and the brake counts from
/// nothing.
pub async fn resume(app: &App, list: &List, number: u32) -> Result<IssueState, PublishError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let sending = issue.state.resume()?;
    if !issues::change(&mut tx, issue.id, issue.state, sending).await? {
        return Err(PublishError::Changed);
    }
    progress::count_anew(&mut tx, issue.id).await?;
    record::about(app, &mut tx, list.id, issue.id, Act::Resumed).await?;
    tx.commit().await?;
    app.wake();
    Ok(sending)
}

/// How many readers of the list would get a published issue if it were sent to the rest.
pub async fn rest(app: &App, list: &List, number: u32) -> Result<u64, PublishError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    Ok(deliveries::count_rest(&mut tx, list.id, issue.id).await?)
}

/// Sends a published issue to all readers of the list whose server has not taken it, late ones included; gives how many
/// are queued.
///
/// # Errors
/// [`PublishError::Nobody`] where there is none, and the others of [`PublishError`].
pub async fn send_to_rest(app: &App, list: &List, number: u32) -> Result<u64, PublishError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let sending = issue.state.resend()?;
    if !issues::change(&mut tx, issue.id, issue.state, sending).await? {
        return Err(PublishError::Changed);
    }
    progress::count_anew(&mut tx, issue.id).await?;
    let queued = deliveries::queue_rest(&mut tx, list.id, issue.id, app.now()).await?;
    if queued == 0 {
        return Err(PublishError::Nobody);
    }
    record::about(app, &mut tx, list.id, issue.id, Act::SentToRest).await?;
    tx.commit().await?;
    app.wake();
    Ok(queued)
}

/// Ends the messages of stopped issues that are still open. What a worker holds ends at a later call.
///
/// # Errors
/// [`StoreError`]: what was not ended is ended at the next call.
pub async fn end_stopped(app: &App) -> Result<(), StoreError> {
    let stopped = progress::stopped_under_way(&mut app.snapshot().begin().await?).await?;
    for issue in stopped {
        while end_block(app, issue).await? {}
    }
    Ok(())
}

/// Ends one block of a stopped issue's messages; `false` when none was left, or when somebody sends it again.
async fn end_block(app: &App, id: IssueId) -> Result<bool, StoreError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::by_id(&mut tx, id).await?;
    if !issue.is_some_and(|issue| matches!(issue.state, IssueState::Stopped { .. })) {
        return Ok(false);
    }
    let ended = deliveries::cancel_open(&mut tx, id, BLOCK, app.now()).await?;
    tx.commit().await?;
    Ok(ended > 0)
}
