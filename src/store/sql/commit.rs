//! The end of a transaction: what has to be written before it is durable, in its order.

use std::mem::take;

use super::{
    chain,
    dispatch::{Engine, Tx},
};
use crate::store::StoreError;

impl Tx {
    /// Makes everything that was written durable: departures in the journal first, so that a crash loses none; the links of the
    /// audit log last, so that their lock is held for the commit alone.
    ///
    /// # Errors
    /// [`StoreError`]: nothing was written.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        take(&mut self.departures).write().await;
        chain::close(&mut self).await?;
        match self.engine {
            Engine::Sqlite(tx) => tx.commit().await?,
            Engine::Postgres(tx) => tx.commit().await?,
        }
        tracing::trace!("a transaction is durable");
        Ok(())
    }
}
