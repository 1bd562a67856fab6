//! Addresses that are not mailed again, as keyed hashes.

use crate::{
    domain::{
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
    Ok(since(tx, address).await?.map(|(reason, _)| reason))
}

/// The reason that this address is suppressed, if it is, and the moment from which.
pub async fn since(tx: &mut Tx, address: &EmailAddress) -> Result<Option<(Reason, Instant)>, StoreError> {
    const SQL: &str = "SELECT reason, created_at FROM suppression WHERE address_index = $1";
    let index = tx.vault.index(address);
    let place = Place { table: "suppression", row: &"(a keyed hash)" };
    let read = |(reason, at): (String, i64)| {
        Ok((place.word("reason", &reason, &Reason::ALL, Reason::word)?, place.moment("created_at", at)?))
    };
    fetch_optional!(tx, (String, i64), SQL, index)?.map(read).transpose()
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

/// Lifts the suppression of an address.
pub async fn lift(tx: &mut Tx, address: &EmailAddress) -> Result<(), StoreError> {
    let index = tx.vault.index(address);
    execute!(tx, "DELETE FROM suppression WHERE address_index = $1", index)?;
    Ok(())
}
