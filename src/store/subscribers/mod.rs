//! Subscribers, each known by one sealed address.

pub mod bulk;
pub mod departures;
pub mod numbers;
pub mod sign_ups;
pub mod subscriptions;
pub mod suppressions;

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError, Tx,
    lists::numbers as list_numbers,
    running::change_counter,
    sql::{
        codec::{Place, micros},
        dispatch::{execute, fetch_optional},
        vault::Sealed,
    },
};
use crate::domain::{
    ids::SubscriberId,
    text::{address::EmailAddress, short_text::ShortText},
    time::Instant,
};

pub(super) const ADDRESS: Sealed = Sealed("subscriber", "address");
pub(super) const NAME: Sealed = Sealed("subscriber", "name");

/// A subscriber.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriber {
    /// Their id.
    pub id: SubscriberId,
    /// Their address.
    pub address: EmailAddress,
    /// Their name, if they gave one.
    pub name: Option<ShortText>,
    /// The moment the last confirmation mail to them was queued, for any list.
    pub asked_at: Option<Instant>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    address: Vec<u8>,
    name: Option<Vec<u8>>,
    asked_at: Option<i64>,
}

/// The subscriber with this address.
pub async fn by_address(tx: &mut Tx, address: &EmailAddress) -> Result<Option<Subscriber>, StoreError> {
    let index = tx.vault.index(address);
    let row = fetch_optional!(
        tx,
        Row,
        "SELECT id, address, name, asked_at FROM subscriber WHERE address_index = $1",
        index,
    )?;
    row.map(|row| open(tx, &row)).transpose()
}

/// The subscriber with this id.
pub async fn by_id(tx: &mut Tx, id: SubscriberId) -> Result<Option<Subscriber>, StoreError> {
    let row = fetch_optional!(tx, Row, "SELECT id, address, name, asked_at FROM subscriber WHERE id = $1", id.0)?;
    row.map(|row| open(tx, &row)).transpose()
}

/// Writes a new subscriber.
///
/// # Errors
/// [`StoreError::Exists`] if the address is known, [`StoreError::Unavailable`].
pub async fn insert(tx: &mut Tx, person: &Subscriber, now: Instant) -> Result<(), StoreError> {
    let address = tx.vault.seal(ADDRESS, person.id.0, person.address.as_str().as_bytes())?;
    let name =
        person.name.as_ref().map(|name| tx.vault.seal(NAME, person.id.0, name.as_str().as_bytes())).transpose()?;
    let index = tx.vault.index(&person.address);
    execute!(
        tx,
        "INSERT INTO subscriber (id, address, address_index, name, asked_at, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
        person.id.0,
        address,
        index,
        name,
        person.asked_at.map(micros),
        micros(now),
    )?;
    Ok(())
}

/// Stores that a confirmation mail was queued, and the name that was given with the sign-up, if one was.
pub async fn note_asked(
    tx: &mut Tx,
    id: SubscriberId,
    name: Option<&ShortText>,
    now: Instant,
) -> Result<(), StoreError> {
    let name = name.map(|name| tx.vault.seal(NAME, id.0, name.as_str().as_bytes())).transpose()?;
    execute!(
        tx,
        "UPDATE subscriber SET asked_at = $2, name = COALESCE($3, name) WHERE id = $1",
        id.0,
        micros(now),
        name,
    )?;
    Ok(())
}

/// Deletes a subscriber with all their subscriptions and consents. Numbers of mails stay, and the departure is counted.
pub async fn erase(tx: &mut Tx, id: SubscriberId, now: Instant) -> Result<(), StoreError> {
    list_numbers::count_erased(tx, id, now).await?;
    execute!(
        tx,
        "DELETE FROM consent WHERE subscription_id IN (SELECT id FROM subscription WHERE subscriber_id = $1)",
        id.0,
    )?;
    execute!(tx, "DELETE FROM subscription WHERE subscriber_id = $1", id.0)?;
    execute!(tx, "DELETE FROM subscriber WHERE id = $1", id.0)?;
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
    let name = row.name.as_ref().map(|sealed| tx.vault.open_text(NAME, row.id, sealed)).transpose()?;
    Ok(Subscriber {
        id: SubscriberId(row.id),
        address: tx.vault.open_address(ADDRESS, row.id, &row.address)?,
        name: name.map(|name| place.parse("name", &name)).transpose()?,
        asked_at: place.moment_if("asked_at", row.asked_at)?,
    })
}
