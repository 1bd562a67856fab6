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
        codec::micros,
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
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    address: Vec<u8>,
}

/// The subscriber with this address.
pub async fn by_address(tx: &mut Tx, address: &EmailAddress) -> Result<Option<Subscriber>, StoreError> {
    const SQL: &str = "SELECT id, address FROM subscriber WHERE address_index IN ($1, $2)";
    let [present, previous] = tx.vault.indexes(address);
    let row = fetch_optional!(tx, Row, SQL, present, previous)?;
    row.map(|row| open(tx, &row)).transpose()
}

/// The subscriber with this id.
pub async fn by_id(tx: &mut Tx, id: SubscriberId) -> Result<Option<Subscriber>, StoreError> {
    let row = fetch_optional!(tx, Row, "SELECT id, address FROM subscriber WHERE id = $1", id.0)?;
    row.map(|row| open(tx, &row)).transpose()
}

/// Writes a new subscriber.
///
/// # Errors
/// [`StoreError::Exists`] if the address is known, [`StoreError::Unavailable`].
pub async fn insert(tx: &mut Tx, person: &Subscriber, now: Instant) -> Result<(), StoreError> {
    let address = tx.vault.seal(ADDRESS, person.id.0, person.address.as_str().as_bytes())?;
    let index = tx.vault.index(&person.address);
    // While the key is rotated, the row that is in the way may still have the hash of the previous one.
    if tx.vault.is_rotating() && by_address(tx, &person.address).await?.is_some() {
        return Err(StoreError::Exists);
    }
    execute!(
        tx,
        "INSERT INTO subscriber (id, address, address_index, created_at) VALUES ($1, $2, $3, $4)",
        person.id.0,
        address,
        index,
        micros(now),
    )?;
    Ok(())
}

/// The keyed hash of a subscriber's address under the present key, which their own row may not have yet.
async fn index_of(tx: &mut Tx, id: SubscriberId) -> Result<Option<Vec<u8>>, StoreError> {
    const SQL: &str = "SELECT address, address_index FROM subscriber WHERE id = $1";
    let row = fetch_optional!(tx, (Vec<u8>, Vec<u8>), SQL, id.0)?;
    // An address that cannot be read keeps nobody from leaving.
    let opened = |(sealed, index): (Vec<u8>, _)| match tx.vault.open_address(ADDRESS, id.0, &sealed) {
        Ok(address) => tx.vault.index(&address),
        Err(_) => index,
    };
    Ok(row.map(opened))
}

/// Deletes a subscriber with all their subscriptions, consents, forms that wait, and entries of the audit log about them. Numbers of
/// mails stay, and the departure is counted.
pub async fn erase(tx: &mut Tx, id: SubscriberId, now: Instant) -> Result<(), StoreError> {
    list_numbers::count_erased(tx, id, now).await?;
    let subscriptions = fetch_all!(tx, (Uuid,), "SELECT id FROM subscription WHERE subscriber_id = $1", id.0)?;
    for (subscription,) in subscriptions {
        chain::erase_about(tx, subscription, now).await?;
    }
    let index = index_of(tx, id).await?;
    execute!(tx, "DELETE FROM sign_up WHERE address_index = $1", index)?;
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
    let index = index_of(tx, it.subscriber).await?;
    execute!(tx, "DELETE FROM sign_up WHERE list_id = $1 AND address_index = $2", it.list.0, index)?;
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
    Ok(Subscriber { id: SubscriberId(row.id), address: tx.vault.open_address(ADDRESS, row.id, &row.address)? })
}
