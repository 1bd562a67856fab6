//! The read-only database connection of pages. The database itself refuses a write on it.

use std::sync::Arc;

use super::{dialect::Pools, dispatch::Tx, error::StoreError, ring::Ring};

/// The database, opened for reading only.
#[derive(Clone)]
pub struct Snapshot {
    pools: Pools,
    ring: Arc<Ring>,
}

impl Snapshot {
    pub(super) const fn new(pools: Pools, ring: Arc<Ring>) -> Self {
        Self { pools, ring }
    }

    /// Begins a transaction that sees one state of the database and cannot write.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let mut tx = Tx::new(self.pools.begin_reading().await?, self.ring.vault());
        self.ring.follow(&mut tx).await?;
        Ok(tx)
    }
}
