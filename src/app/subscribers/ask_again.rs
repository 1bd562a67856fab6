//! Asking a pending subscriber to confirm once more, because they told an editor that no mail came.
//!
//! It is done once for each time the subscriber asked, and within the limit of one mail a day.

use super::admit;
use crate::{
    app::{App, audit::record},
    domain::{
        audit::Act,
        ids::SubscriptionId,
        list::List,
        subscriber::{
            limits::REPEAT_AFTER,
            subscription::{PENDING_FOR, Subscription},
        },
        time::Instant,
    },
    store::{
        StoreError, Tx, audit,
        subscribers::{
            self,
            confirmations::{self, Asked},
            subscriptions::{self, Membership},
        },
    },
};

/// Reasons why a subscriber is not asked once more.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The list has no such subscription.
    #[error("nobody on this list has this id")]
    Unknown,
    /// The subscriber has confirmed, left, or asked too long ago.
    #[error("this person is not waiting to confirm")]
    NotPending,
    /// The subscriber was already asked once more.
    #[error("this person has already been asked again")]
    Again,
    /// The subscriber got a confirmation mail of this list a short while ago.
    #[error("this person got a confirmation mail less than ten minutes ago")]
    TooSoon,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Queues a new confirmation mail; the link in the one before stops working.
pub async fn ask_again(app: &App, list: &List, id: SubscriptionId) -> Result<(), AskError> {
    let now = app.now();
    let mut tx = app.store().begin().await?;
    let membership = subscriptions::take(&mut tx, list.id, id).await?.ok_or(AskError::Unknown)?;
    if !membership.state.is_waiting(now) {
        return Err(AskError::NotPending);
    }
    if was_asked(&mut tx, list, id, now).await? {
        return Err(AskError::Again);
    }
    // By this list's own mail: that of another must not be told from this answer.
    if now - membership.asked_at < REPEAT_AFTER {
        return Err(AskError::TooSoon);
    }
    let person = subscribers::by_id(&mut tx, membership.subscriber).await?.ok_or(AskError::Unknown)?;
    // Refused without saying why, as for somebody who need not confirm: the reason may come from another list.
    if admit::is_suppressed(&mut tx, &person.address).await? {
        return Err(AskError::NotPending);
    }
    let cause = app.ids().uuid();
    let asked = Asked { address: &person.address, list: list.id, asker: None };
    confirmations::insert(&mut tx, cause, asked, now).await?;
    let pending = Membership { state: Subscription::Pending { asked_at: now }, asked_at: now, ..membership };
    admit::ask(app, &mut tx, cause, &pending).await?;
    record::about_subscriber(app, &mut tx, list.id, id, Act::SubscriberAskedAgain).await?;
    tx.commit().await?;
    app.wake();
    Ok(())
}

/// True if an editor had the subscriber asked already. Asking restarts the time to confirm, so it must not be repeated
/// without end.
async fn was_asked(tx: &mut Tx, list: &List, id: SubscriptionId, now: Instant) -> Result<bool, StoreError> {
    let log = audit::of_reader(tx, list.id, id).await?;
    Ok(log.iter().any(|entry| entry.act == Act::SubscriberAskedAgain && now - entry.at <= PENDING_FOR))
}
