//! The change counter: counts the changes that may forbid a claimed message. A worker that finds it unchanged need not
//! look again.

use crate::store::{
    StoreError, Tx,
    sql::dispatch::{execute, fetch_optional},
};

/// The number of changes so far.
pub async fn read(tx: &mut Tx) -> Result<i64, StoreError> {
    let row = fetch_optional!(tx, (i64,), "SELECT changes FROM pulse WHERE id = 1")?;
    Ok(row.map_or(0, |(changes,)| changes))
}

/// Counts a change: a subscriber left, an issue was paused or stopped, or the hold on sending changed. Every worker
/// then looks again before it sends.
pub async fn beat(tx: &mut Tx) -> Result<(), StoreError> {
    execute!(tx, "UPDATE pulse SET changes = changes + 1 WHERE id = 1")?;
    Ok(())
}
