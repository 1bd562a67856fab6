//! What looks at links found.

use std::collections::BTreeMap;

use sqlx::FromRow;

use crate::{
    domain::{issue::link_check::LinkCheck, time::Instant},
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_all},
        },
    },
};

#[derive(FromRow)]
struct Row {
    link: String,
    found: String,
    looked_at: i64,
}

/// What was found, and when; by link.
pub async fn all(tx: &mut Tx) -> Result<BTreeMap<String, (LinkCheck, Instant)>, StoreError> {
    let rows = fetch_all!(tx, Row, "SELECT link, found, looked_at FROM sight")?;
    let read = |Row { link, found, looked_at }: Row| {
        let place = Place { table: "sight", row: &link };
        let sight = place.word("found", &found, &LinkCheck::ALL, LinkCheck::word)?;
        let at = place.moment("looked_at", looked_at)?;
        Ok((link, (sight, at)))
    };
    rows.into_iter().map(read).collect()
}

/// Notes what a look found.
pub async fn note(tx: &mut Tx, link: &str, sight: LinkCheck, now: Instant) -> Result<(), StoreError> {
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
pub async fn forget_before(tx: &mut Tx, moment: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM sight WHERE looked_at < $1", micros(moment))?;
    Ok(())
}
