//! The read-only database connection of pages. The database itself refuses a write on it.

use std::sync::Arc;

use super::{dialect::Pools, dispatch::Tx, error::StoreError, vault::Vault};

/// The database, opened for reading only.
#[derive(Clone)]
pub struct Snapshot {
    pools: Pools,
    vault: Arc<Vault>,
}

impl Snapshot {
    pub(super) const fn new(pools: Pools, vault: Arc<Vault>) -> Self {
        Self { pools, vault }
    }

    /// Begins a transaction that sees one state of the database and cannot write.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(Tx::new(self.pools.begin_reading().await?, self.vault.clone()))
    }
}
