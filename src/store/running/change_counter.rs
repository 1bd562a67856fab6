//! The pulse: a counter of what may forbid a claimed message. A worker that sees it unchanged need not look again.

use crate::store::{
    StoreError, Tx,
    sql::dispatch::{execute, fetch_optional},
};

/// How often something happened so far.
pub async fn read(tx: &mut Tx) -> Result<i64, StoreError> {
    let row = fetch_optional!(tx, (i64,), "SELECT changes FROM pulse WHERE id = 1")?;
    Ok(row.map_or(0, |(changes,)| changes))
}

/// Notes that a reader left, or that an issue was paused or stopped: every worker looks again before it sends.
pub async fn beat(tx: &mut Tx) -> Result<(), StoreError> {
    execute!(tx, "UPDATE pulse SET changes = changes + 1 WHERE id = 1")?;
    Ok(())
}
