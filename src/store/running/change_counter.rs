//! The change counter: counts the changes that may forbid a claimed message. A worker that finds it unchanged need not
//! look again.

use crate::store::{
    StoreError, Tx,
    sql::dispatch::{execute, fetch_optional},
};

/// The number of changes so far.
pub async fn read(tx: &mut Tx) -> Result<i64, StoreError> {
    let row = fetch_optional!(tx, (i64,), "SELECT changes FROM change_counter WHERE id = 1")?;
    Ok(row.map_or(0, |(changes,)| changes))
}

/// Counts one more change: a subscriber left, or an issue was paused or stopped. Every worker looks again before it sends.
pub async fn raise(tx: &mut Tx) -> Result<(), StoreError> {
    execute!(tx, "UPDATE change_counter SET changes = changes + 1 WHERE id = 1")?;
    Ok(())
}
