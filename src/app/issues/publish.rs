//! Publishing an issue: its contents are frozen, and the outbox gets one delivery for each subscriber.

use chrono::TimeDelta;

use super::{
    approve, compose,
    error::{Changed, NoIssue},
    letter::{self, LetterError},
};
use crate::{
    app::{App, audit::record},
    domain::{
        audit::Act,
        issue::{InvalidTransition, Issue},
        list::List,
        mail::delivery::DeliveryKey,
        mail_kind::Mail,
        text::language::Language,
    },
    store::{
        StoreError, Tx,
        issues::{self, approvals, progress},
        outbox::deliveries::{self, NewDelivery},
    },
};

/// The reason an issue was not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The list has no such issue.
    #[error(transparent)]
    NoIssue(#[from] NoIssue),
    /// The issue's state does not allow it.
    #[error(transparent)]
    State(#[from] InvalidTransition),
    /// All its items were removed, or their day has passed.
    #[error("nothing is left in this issue: its items were removed, or their day has passed; cancel it")]
    Empty,
    /// Somebody else changed the issue at the same moment.
    #[error(transparent)]
    Changed(#[from] Changed),
    /// The list's texts around it changed after it was approved.
    #[error("the list's name, sender or texts changed since this issue was approved; look at it, and approve it again")]
    Altered,
    /// The issue cannot be built as a mail.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Publishes an approved issue now; gives the number of subscribers it goes to. Publishing twice adds nothing.
pub async fn publish(app: &App, list: &List, number: u32) -> Result<u64, PublishError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    let readers = publish_in(app, &mut tx, list, &issue, Act::Published).await?;
    tx.commit().await?;
    app.wake();
    Ok(readers)
}

/// Publishes an approved issue in a transaction that is open; `act` is what the audit log records.
pub(crate) async fn publish_in(
    app: &App,
    tx: &mut Tx,
    list: &List,
    issue: &Issue,
    act: Act,
) -> Result<u64, PublishError> {
    let now = app.now();
    let sending = issue.state.publish(now)?;
    // Locked, so that nobody changes its contents until they are frozen.
    if issues::lock(tx, list.id, issue.number).await?.is_none_or(|locked| locked.state != issue.state) {
        return Err(Changed.into());
    }
    if let Some(approved) = approvals::approved(tx, issue.id).await?
        && approved != approve::fingerprint_of(tx, list, issue).await?
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
        return Err(Changed.into());
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

/// Queues an issue to the list's own addresses, due a second before its subscribers; gives the number of those addresses.
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
