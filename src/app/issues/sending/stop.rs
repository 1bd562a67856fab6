//! Stopping an issue that is being sent: no more of it goes out, and it stays in the archive for those who have it.

use chrono::TimeDelta;

use crate::{
    app::{
        App,
        editors::tell::tell_at,
        issues::transition::{self, Transition, TransitionError},
    },
    domain::{audit::Act, ids::IssueId, issue::IssueState, list::List, mail_kind::DeskMail},
    store::{
        StoreError,
        issues::{self, progress},
        outbox::deliveries,
    },
};

/// The time between stopping an issue and the summary for its editors. By then servers have replied to everything in flight.
const SUMMARY_DELAY: TimeDelta = TimeDelta::minutes(2);

/// The most messages of a stopped issue that are ended in one transaction: others write in between.
const BLOCK: u32 = 2_000;

/// Stops an issue.
pub async fn stop(app: &App, list: &List, number: u32) -> Result<IssueState, TransitionError> {
    let stopped = transition::begin(app, list, number, IssueState::stop).await?;
    commit(app, list, stopped).await
}

/// Commits the transition of an issue that was stopped; its editors get a summary.
pub(in crate::app::issues) async fn commit(
    app: &App,
    list: &List,
    mut stopped: Transition,
) -> Result<IssueState, TransitionError> {
    if stopped.is_change() {
        let summary = DeskMail::Sent { issue: stopped.issue.id };
        tell_at(app, &mut stopped.tx, list, summary, app.now() + SUMMARY_DELAY).await?;
    }
    Ok(stopped.commit(app, list, Act::Stopped).await?)
}

/// Ends the open messages of stopped issues. A message that a worker holds is ended at a later call.
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

/// Ends one block of a stopped issue's messages; `false`: none was left, or the issue is being sent again.
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
