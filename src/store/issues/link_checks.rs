//! The results of link checks, by link.

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
    checked_at: i64,
}

/// The last check of every link, and its moment.
pub async fn all(tx: &mut Tx) -> Result<BTreeMap<String, (LinkCheck, Instant)>, StoreError> {
    let rows = fetch_all!(tx, Row, "SELECT link, found, checked_at FROM link_check")?;
    let read = |Row { link, found, checked_at }: Row| {
        let place = Place { table: "link_check", row: &link };
        let check = place.word("found", &found, &LinkCheck::ALL, LinkCheck::word)?;
        let checked_at = place.moment("checked_at", checked_at)?;
        Ok((link, (check, checked_at)))
    };
    rows.into_iter().map(read).collect()
}

/// Records the check of a link, in place of an earlier one.
pub async fn record(tx: &mut Tx, link: &str, check: LinkCheck, now: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO link_check (link, found, checked_at) VALUES ($1, $2, $3) \
         ON CONFLICT (link) DO UPDATE SET found = excluded.found, checked_at = excluded.checked_at",
        link,
        check.word(),
        micros(now),
    )?;
    Ok(())
}

/// Deletes the checks made before `moment`.
pub async fn delete_before(tx: &mut Tx, moment: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM link_check WHERE checked_at < $1", micros(moment))?;
    Ok(())
}
