//! Somebody who did not confirm is asked once more, because they told an editor that no mail came.
//!
//! Once for each time they asked themselves, and within the limits that hold for everybody.

use super::admit::{self, Bar};
use crate::{
    app::{App, audit::record},
    domain::{
        audit::Act,
        ids::SubscriptionId,
        list::List,
        subscriber::subscription::{PENDING_FOR, Subscription},
        time::Instant,
    },
    store::{
        StoreError, Tx, audit,
        subscribers::{
            self,
            subscriptions::{self, Membership},
        },
    },
};

/// Why somebody is not asked once more.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The list has no such subscription.
    #[error("nobody on this list has this id")]
    Unknown,
    /// They confirmed, left, or asked too long ago.
    #[error("this person is not waiting to confirm")]
    NotPending,
    /// They were asked once more already.
    #[error("this person has already been asked again")]
    Again,
    /// A confirmation mail went to them a short while ago.
    #[error("this person got a confirmation mail less than a day ago")]
    TooSoon,
    /// The owner of the address does not want any mail.
    #[error("this address is not to be mailed")]
    Suppressed,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Queues a fresh confirmation mail; the link in the one before works no longer.
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
    let person = subscribers::by_id(&mut tx, membership.subscriber).await?.ok_or(AskError::Unknown)?;
    match admit::bar(&mut tx, &person.address, Some(&person), now).await? {
        Some(Bar::Suppressed) => return Err(AskError::Suppressed),
        Some(Bar::AskedJustNow) => return Err(AskError::TooSoon),
        None => subscribers::note_asked(&mut tx, person.id, None, now).await?,
    }
    let pending = Membership { state: Subscription::Pending { asked_at: now }, asked_at: now, ..membership };
    admit::ask(app, &mut tx, app.ids().uuid(), &pending).await?;
    record::about_reader(app, &mut tx, list.id, id, Act::ReaderAskedAgain).await?;
    tx.commit().await?;
    app.wake();
    Ok(())
}

/// Whether an editor had them asked already. Asking begins the days of waiting anew, and must not do so without end.
async fn was_asked(tx: &mut Tx, list: &List, id: SubscriptionId, now: Instant) -> Result<bool, StoreError> {
    let log = audit::of_reader(tx, list.id, id).await?;
    Ok(log.iter().any(|entry| entry.act == Act::ReaderAskedAgain && now - entry.at <= PENDING_FOR))
}
