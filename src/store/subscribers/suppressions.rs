//! Addresses that are not mailed again, or not put on one list again by anybody but their owner, as keyed hashes.

use crate::{
    domain::{
        ids::ListId,
        subscriber::{departure::DepartureKind, suppression::Reason},
        text::address::EmailAddress,
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_optional},
        },
        subscribers::departures,
    },
};

/// The reason that this address is suppressed, if it is.
pub async fn of(tx: &mut Tx, address: &EmailAddress) -> Result<Option<Reason>, StoreError> {
    let index = tx.vault.index(address);
    let place = Place { table: "suppression", row: &"(a keyed hash)" };
    let row = fetch_optional!(tx, (String,), "SELECT reason FROM suppression WHERE address_index = $1", index)?;
    row.map(|(reason,)| place.word("reason", &reason, &Reason::ALL, Reason::word)).transpose()
}

/// True if nobody but the owner of this address puts it on this list: it is suppressed, or it was erased there.
pub async fn bar(tx: &mut Tx, list: ListId, address: &EmailAddress) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT 1 FROM suppression WHERE address_index = $1 \
                       UNION ALL SELECT 1 FROM list_suppression WHERE address_index = $1 AND list_id = $2";
    let index = tx.vault.index(address);
    Ok(fetch_optional!(tx, (i32,), SQL, index, list.0)?.is_some())
}

/// Suppresses an address; the first reason stays.
pub async fn insert(tx: &mut Tx, address: &EmailAddress, reason: Reason, now: Instant) -> Result<(), StoreError> {
    let index = tx.vault.index(address);
    execute!(
        tx,
        "INSERT INTO suppression (address_index, reason, created_at) VALUES ($1, $2, $3) \
         ON CONFLICT (address_index) DO NOTHING",
        index.as_slice(),
        reason.word(),
        micros(now),
    )?;
    let kind = match reason {
        Reason::Refused => DepartureKind::Refused,
        Reason::Erased => DepartureKind::Erased,
    };
    departures::note(tx, kind, None, index, now).await
}

/// Stores that an address was erased from one list.
pub async fn insert_on(tx: &mut Tx, list: ListId, address: &EmailAddress, now: Instant) -> Result<(), StoreError> {
    let index = tx.vault.index(address);
    bar_from(tx, list, &index, now).await?;
    departures::note(tx, DepartureKind::Erased, Some(list), index, now).await
}

/// Keeps the address with this index off one list, if this copy of the database knows the list.
pub async fn bar_from(tx: &mut Tx, list: ListId, index: &[u8], at: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO list_suppression (address_index, list_id, created_at) \
         SELECT $1, id, $3 FROM list WHERE id = $2 ON CONFLICT (address_index, list_id) DO NOTHING",
        index,
        list.0,
        micros(at),
    )?;
    Ok(())
}

/// Lifts the suppression of an address.
pub async fn lift(tx: &mut Tx, address: &EmailAddress) -> Result<(), StoreError> {
    let index = tx.vault.index(address);
    execute!(tx, "DELETE FROM suppression WHERE address_index = $1", index)?;
    Ok(())
}

/// Lifts what keeps an address off this list, because its owner subscribed. What kept it off all lists keeps it off the others:
/// no editor and no import may add it there.
pub async fn lift_on(tx: &mut Tx, list: ListId, address: &EmailAddress) -> Result<(), StoreError> {
    let index = tx.vault.index(address);
    execute!(
        tx,
        "INSERT INTO list_suppression (address_index, list_id, created_at) \
         SELECT s.address_index, l.id, s.created_at FROM suppression s CROSS JOIN list l \
         WHERE s.address_index = $1 AND l.id <> $2 ON CONFLICT (address_index, list_id) DO NOTHING",
        &index,
        list.0,
    )?;
    execute!(tx, "DELETE FROM list_suppression WHERE address_index = $1 AND list_id = $2", &index, list.0)?;
    lift(tx, address).await
}
