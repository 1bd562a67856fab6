//! Subscribers, each known by one sealed address.

pub mod bulk;
pub mod confirmations;
pub mod departures;
pub mod drops;
pub mod numbers;
pub mod sign_ups;
pub mod subscriptions;
pub mod suppressions;
pub mod wishes;

use sqlx::FromRow;
use subscriptions::Membership;
use uuid::Uuid;

use super::{
    StoreError, Tx,
    lists::numbers as list_numbers,
    running::change_counter,
    sql::{
        chain,
        codec::{Place, micros},
        dispatch::{execute, fetch_all, fetch_optional},
        vault::Sealed,
    },
};
use crate::domain::{ids::SubscriberId, text::address::EmailAddress, time::Instant};

pub(super) const ADDRESS: Sealed = Sealed("subscriber", "address");
const WISH: Sealed = Sealed("erasure_wish", "address");

/// A subscriber.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriber {
    /// Their id.
    pub id: SubscriberId,
    /// Their address.
    pub address: EmailAddress,
    /// The moment the last confirmation mail to them was queued, for any list.
    pub asked_at: Option<Instant>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    address: Vec<u8>,
    asked_at: Option<i64>,
}

/// The subscriber with this address.
pub async fn by_address(tx: &mut Tx, address: &EmailAddress) -> Result<Option<Subscriber>, StoreError> {
    let index = tx.vault.index(address);
    let row =
        fetch_optional!(tx, Row, "SELECT id, address, asked_at FROM subscriber WHERE address_index = $1", index,)?;
    row.map(|row| open(tx, &row)).transpose()
}

/// The subscriber with this id.
pub async fn by_id(tx: &mut Tx, id: SubscriberId) -> Result<Option<Subscriber>, StoreError> {
    let row = fetch_optional!(tx, Row, "SELECT id, address, asked_at FROM subscriber WHERE id = $1", id.0)?;
    row.map(|row| open(tx, &row)).transpose()
}

/// Writes a new subscriber.
///
/// # Errors
/// [`StoreError::Exists`] if the address is known, [`StoreError::Unavailable`].
pub async fn insert(tx: &mut Tx, person: &Subscriber, now: Instant) -> Result<(), StoreError> {
    let address = tx.vault.seal(ADDRESS, person.id.0, person.address.as_str().as_bytes())?;
    let index = tx.vault.index(&person.address);
    execute!(
        tx,
        "INSERT INTO subscriber (id, address, address_index, asked_at, created_at) VALUES ($1, $2, $3, $4, $5)",
        person.id.0,
        address,
        index,
        person.asked_at.map(micros),
        micros(now),
    )?;
    Ok(())
}

/// Stores that a confirmation mail was queued.
pub async fn note_asked(tx: &mut Tx, id: SubscriberId, now: Instant) -> Result<(), StoreError> {
    execute!(tx, "UPDATE subscriber SET asked_at = $2 WHERE id = $1", id.0, micros(now))?;
    Ok(())
}

/// Deletes a subscriber with all their subscriptions, consents, forms that wait, and entries of the audit log about them. Numbers of
/// mails stay, and the departure is counted.
pub async fn erase(tx: &mut Tx, id: SubscriberId, now: Instant) -> Result<(), StoreError> {
    list_numbers::count_erased(tx, id, now).await?;
    let subscriptions = fetch_all!(tx, (Uuid,), "SELECT id FROM subscription WHERE subscriber_id = $1", id.0)?;
    for (subscription,) in subscriptions {
        chain::erase_about(tx, subscription, now).await?;
    }
    execute!(
        tx,
        "DELETE FROM sign_up WHERE address_index = (SELECT address_index FROM subscriber WHERE id = $1)",
        id.0,
    )?;
    execute!(
        tx,
        "DELETE FROM consent WHERE subscription_id IN (SELECT id FROM subscription WHERE subscriber_id = $1)",
        id.0,
    )?;
    execute!(tx, "DELETE FROM subscription WHERE subscriber_id = $1", id.0)?;
    execute!(tx, "DELETE FROM subscriber WHERE id = $1", id.0)?;
    change_counter::raise(tx).await
}

/// Deletes one subscription in the same way, and its subscriber if they have no other.
pub async fn erase_from(tx: &mut Tx, it: &Membership, now: Instant) -> Result<(), StoreError> {
    const ALONE: &str =
        "DELETE FROM subscriber WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM subscription WHERE subscriber_id = $1)";
    list_numbers::count_went(tx, it.id, now).await?;
    chain::erase_about(tx, it.id.0, now).await?;
    execute!(
        tx,
        "DELETE FROM sign_up WHERE list_id = $1 \
         AND address_index = (SELECT address_index FROM subscriber WHERE id = $2)",
        it.list.0,
        it.subscriber.0,
    )?;
    execute!(tx, "DELETE FROM consent WHERE subscription_id = $1", it.id.0)?;
    execute!(tx, "DELETE FROM subscription WHERE id = $1", it.id.0)?;
    execute!(tx, ALONE, it.subscriber.0)?;
    change_counter::raise(tx).await
}

/// Deletes the subscribers who have no subscription left; returns their number.
pub async fn delete_without_subscription(tx: &mut Tx) -> Result<u64, StoreError> {
    execute!(
        tx,
        "DELETE FROM subscriber WHERE NOT EXISTS (SELECT 1 FROM subscription WHERE subscriber_id = subscriber.id)",
    )
}

fn open(tx: &Tx, row: &Row) -> Result<Subscriber, StoreError> {
    let place = Place { table: "subscriber", row: &row.id };
    Ok(Subscriber {
        id: SubscriberId(row.id),
        address: tx.vault.open_address(ADDRESS, row.id, &row.address)?,
        asked_at: place.moment_if("asked_at", row.asked_at)?,
    })
}
