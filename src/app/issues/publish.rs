//! What an editor says about an issue: approve, publish, hold, cancel. And what publishing does.

use chrono::TimeDelta;

use super::{
    approval, compose,
    letter::{self, LetterError},
};
use crate::{
    app::{
        App,
        audit::record,
        editors::tell::{tell, tell_at},
    },
    domain::{
        audit::Act,
        ids::ListId,
        issue::{FirstApproval, HoldReason, InvalidTransition, Issue, IssueState},
        list::{Approval, List},
        mail::delivery::{DeliveryKey, DeliveryState},
        mail_kind::{DeskMail, Mail, MailKind},
        text::language::Language,
    },
    store::{
        StoreError, Tx,
        issues::{self, approvals, progress, results},
        items, lists,
        outbox::deliveries::{self, NewDelivery},
    },
};

/// After how long it is told what a stopped issue came to: by then servers have answered for what was in their hands.
const TO_STOP: TimeDelta = TimeDelta::minutes(2);

/// Why an issue was not changed.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The list has no issue with this number.
    #[error("this list has no issue {0}; `rondbrief issue list` tells which there are")]
    NoIssue(u32),
    /// The list has no such item.
    #[error("this list has no such item; `rondbrief item list` tells which there are")]
    NoItem,
    /// Its state does not allow it.
    #[error(transparent)]
    State(#[from] InvalidTransition),
    /// All its items were removed, or their day has passed.
    #[error("nothing is left in this issue: its items were removed, or their day has passed; cancel it")]
    Empty,
    /// Everybody on the list has it, or is still to get it.
    #[error("every reader of this list has this issue, or is still to get it; there is nobody to send it to")]
    Nobody,
    /// Somebody else changed it at the same moment.
    #[error("somebody else changed this issue just now; look at it again")]
    Changed,
    /// What its list says around it is something else than when it was approved.
    #[error("the list's name, sender or texts changed since this issue was approved; look at it, and approve it again")]
    Altered,
    /// It cannot be built as a mail.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Approves an issue: it goes out at its planned moment, or when it is published by hand. Where the list asks for two people,
/// the first approval is kept and the issue stays as it stands.
pub async fn approve(app: &App, list: &List, number: u32) -> Result<IssueState, PublishError> {
    approve_as(app, list, number, None).await
}

/// The same by somebody who looked at it: nothing is approved that says something else than what they have `seen`, by its
/// fingerprint.
///
/// # Errors
/// [`PublishError::Changed`] when it says something else by now, and the others.
pub async fn approve_seen(app: &App, list: &List, number: u32, seen: &str) -> Result<IssueState, PublishError> {
    approve_as(app, list, number, Some(seen)).await
}

async fn approve_as(app: &App, list: &List, number: u32, seen: Option<&str>) -> Result<IssueState, PublishError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::lock(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let approved = issue.state.approve(app.now())?;
    if let Some(seen) = seen
        && approval::said(&mut tx, list, &issue).await? != seen
    {
        return Err(PublishError::Changed);
    }
    if list.approval == Approval::ByTwo && issue.state.changeable().is_ok() {
        let said = approval::said(&mut tx, list, &issue).await?;
        let first = approvals::first(&mut tx, issue.id).await?.filter(|first| first.said == said);
        match first {
            Some(first) if first.by == app.actor() => return Ok(issue.state),
            Some(_) => approvals::keep_first(&mut tx, issue.id, None).await?,
            None => {
                let first = FirstApproval { said, by: app.actor() };
                approvals::keep_first(&mut tx, issue.id, Some(&first)).await?;
                record::about(app, &mut tx, list.id, issue.id, Act::ApprovedFirst).await?;
                tx.commit().await?;
                return Ok(issue.state);
            }
        }
    }
    if !issues::change(&mut tx, issue.id, issue.state, approved).await? {
        return Err(PublishError::Changed);
    }
    let said = approval::said(&mut tx, list, &Issue { state: approved, ..issue }).await?;
    approvals::keep_approved(&mut tx, issue.id, &said).await?;
    if approved != issue.state {
        record::about(app, &mut tx, list.id, issue.id, Act::Approved).await?;
    }
    tx.commit().await?;
    Ok(approved)
}

/// Holds an issue until somebody approves it again.
pub async fn hold(app: &App, list: &List, number: u32) -> Result<IssueState, PublishError> {
    change(app, list, number, |state| state.hold(HoldReason::Editor)).await
}

/// Cancels an issue for good: its items go back to the queue. One that is being sent is stopped: from now on nothing more of
/// it goes out, and it stays in the archive for those who have it.
pub async fn cancel(app: &App, list: &List, number: u32) -> Result<IssueState, PublishError> {
    change(app, list, number, IssueState::cancel).await
}

/// The same for one that still stands as somebody has `seen` it: who may cancel an issue depends on that.
///
/// # Errors
/// [`PublishError::Changed`] when it stands otherwise by now, and the others.
pub async fn cancel_seen(app: &App, list: &List, number: u32, seen: IssueState) -> Result<IssueState, PublishError> {
    let cancel = |state: IssueState| {
        if state == seen { state.cancel().map_err(PublishError::from) } else { Err(PublishError::Changed) }
    };
    change(app, list, number, cancel).await
}

/// Publishes an approved issue now; gives how many readers it goes to. Publishing twice adds nothing.
pub async fn publish(app: &App, list: &List, number: u32) -> Result<u64, PublishError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let readers = publish_in(app, &mut tx, list, &issue, Act::Published).await?;
    tx.commit().await?;
    app.wake();
    Ok(readers)
}

/// Freezes what the issue says and puts one delivery per reader in the outbox.
pub(crate) async fn publish_in(
    app: &App,
    tx: &mut Tx,
    list: &List,
    issue: &Issue,
    act: Act,
) -> Result<u64, PublishError> {
    let now = app.now();
    let sending = issue.state.publish(now)?;
    // Nobody changes what it says until it is frozen.
    if issues::lock(tx, list.id, issue.number).await?.is_none_or(|locked| locked.state != issue.state) {
        return Err(PublishError::Changed);
    }
    if let Some(approved) = approvals::approved(tx, issue.id).await?
        && approved != approval::said(tx, list, issue).await?
    {
        return Err(PublishError::Altered);
    }
    let contents = compose::due_contents(tx, list, issue, now).await?;
    if contents.sections.is_empty() {
        return Err(PublishError::Empty);
    }
    for language in Language::ALL {
        letter::issue(app, list, language, issue, &contents)?;
    }
    issues::freeze(tx, issue.id, &contents).await?;
    if !issues::change(tx, issue.id, issue.state, sending).await? {
        return Err(PublishError::Changed);
    }
    record::about(app, tx, list.id, issue.id, act).await?;
    let seeds = queue_seeds(app, tx, list, issue).await?;
    let readers = deliveries::fan_out(tx, list.id, issue.id, now).await?;
    let canary = list.delivery.canary;
    if canary > 0 && readers > u64::from(canary) {
        progress::begin_canary(tx, issue.id, canary.saturating_add(seeds)).await?;
    }
    Ok(readers)
}

/// Queues an issue to the list's own addresses, due a moment before its readers; gives how many there are.
async fn queue_seeds(app: &App, tx: &mut Tx, list: &List, issue: &Issue) -> Result<u32, StoreError> {
    let first = app.now() - TimeDelta::seconds(1);
    let mut count = 0;
    for seed in &list.delivery.seeds {
        let key = DeliveryKey { cause: issue.id.0, recipient: app.ids().uuid() };
        let mail = Mail::Seed { to: seed.clone(), issue: issue.id };
        deliveries::enqueue(tx, &NewDelivery { key, list: list.id, mail }, first).await?;
        count += 1;
    }
    Ok(count)
}

/// Marks an issue as sent once every delivery of it is final, and tells its editors what it came to.
pub async fn finish(app: &App, list: ListId, issue: &Issue) -> Result<(), StoreError> {
    let Ok(sent) = issue.state.finish(app.now()) else { return Ok(()) };
    let mut tx = app.snapshot().begin().await?;
    if progress::is_under_way(&mut tx, issue.id).await? {
        return Ok(());
    }
    // What is final stays as it is, so that it can be counted without standing in anybody's way.
    let counts = results::count_by_state(&mut tx, issue.id).await?;
    drop(tx);
    let readers = |state| {
        let of_state = counts.iter().filter(|count| count.kind == MailKind::Issue && count.state == state);
        of_state.map(|count| count.messages).sum()
    };
    let mut tx = app.store().begin().await?;
    if !progress::is_under_way(&mut tx, issue.id).await? && issues::change(&mut tx, issue.id, issue.state, sent).await?
    {
        let (accepted, refused) = (readers(DeliveryState::Accepted), readers(DeliveryState::Refused));
        progress::note_totals(&mut tx, issue.id, accepted, refused).await?;
        record::about(app, &mut tx, list, issue.id, Act::Finished).await?;
        if let Some(list) = lists::by_id(&mut tx, list).await? {
            tell(app, &mut tx, &list, DeskMail::Sent { issue: issue.id }).await?;
        }
        tx.commit().await?;
        app.wake();
    }
    Ok(())
}

/// Moves an issue to its next state.
pub(crate) async fn change<E: Into<PublishError>>(
    app: &App,
    list: &List,
    number: u32,
    next: impl FnOnce(IssueState) -> Result<IssueState, E>,
) -> Result<IssueState, PublishError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let to = next(issue.state).map_err(Into::into)?;
    if !issues::change(&mut tx, issue.id, issue.state, to).await? {
        return Err(PublishError::Changed);
    }
    if to == IssueState::Cancelled {
        items::put_back(&mut tx, issue.id).await?;
    }
    if let Some(act) = record::act_of(to).filter(|_| to != issue.state) {
        record::about(app, &mut tx, list.id, issue.id, act).await?;
    }
    if let IssueState::Stopped { .. } = to
        && to != issue.state
    {
        tell_at(app, &mut tx, list, DeskMail::Sent { issue: issue.id }, app.now() + TO_STOP).await?;
    }
    tx.commit().await?;
    app.wake();
    Ok(to)
}
