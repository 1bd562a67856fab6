//! What looks at links found.

use std::collections::BTreeMap;

use sqlx::FromRow;

use super::{
    StoreError, Tx,
    codec::{Place, micros},
    sql::{execute, fetch_all},
};
use crate::domain::{sight::Sight, time::Instant};

#[derive(FromRow)]
struct Row {
    link: String,
    found: String,
    looked_at: i64,
}

/// What was found, and when; by link.
///
/// # Errors
/// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
pub async fn all(tx: &mut Tx) -> Result<BTreeMap<String, (Sight, Instant)>, StoreError> {
    let rows = fetch_all!(tx, Row, "SELECT link, found, looked_at FROM sight")?;
    let read = |Row { link, found, looked_at }: Row| {
        let place = Place { table: "sight", row: &link };
        let sight = place.word("found", &found, &Sight::ALL, Sight::word)?;
        let at = place.moment("looked_at", looked_at)?;
        Ok((link, (sight, at)))
    };
    rows.into_iter().map(read).collect()
}

/// Notes what a look found.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn note(tx: &mut Tx, link: &str, sight: Sight, now: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO sight (link, found, looked_at) VALUES ($1, $2, $3) \
         ON CONFLICT (link) DO UPDATE SET found = excluded.found, looked_at = excluded.looked_at",
        link,
        sight.word(),
        micros(now),
    )?;
    Ok(())
}

/// Forgets what was found before `moment`.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn forget_before(tx: &mut Tx, moment: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM sight WHERE looked_at < $1", micros(moment))?;
    Ok(())
}
