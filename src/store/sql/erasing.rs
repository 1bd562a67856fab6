//! Taking what was deleted out of the files of the database. SQLite overwrites what it frees (`secure_delete`), but its log keeps
//! earlier pages until it is folded back and cut off. PostgreSQL leaves deleted rows where they were, even after a plain VACUUM, until
//! a table is written anew.

use sqlx::raw_sql;

use super::dialect::{Pools, Store};
use crate::store::StoreError;

/// The tables that hold what may name somebody, and the catalogue's samples of their values; each as the statement that writes it
/// anew. The outbox is the largest and comes last.
const REWRITES: [&str; 15] = [
    "VACUUM (FULL) sign_up",
    "VACUUM (FULL) sign_in_request",
    "VACUUM (FULL) subscriber",
    "VACUUM (FULL) subscription",
    "VACUUM (FULL) consent",
    "VACUUM (FULL) audit",
    "VACUUM (FULL) list_editor",
    "VACUUM (FULL) list_seed",
    "VACUUM (FULL) editor",
    "VACUUM (FULL) editor_name",
    "VACUUM (FULL) erasure_wish",
    "VACUUM (FULL) code_app",
    "VACUUM (FULL) passkey",
    "VACUUM (FULL) unsealed",
    "VACUUM (FULL) pg_statistic",
];

/// The same for the outbox, which stands still meanwhile.
const REWRITE_OUTBOX: &str = "VACUUM (FULL) delivery";

/// The most time for that: less than a lease, so that no worker loses a message it holds.
const OUTBOX_LIMIT: &str = "SET statement_timeout = '20s'";

/// True if a worker holds a message.
const HELD: &str = "SELECT EXISTS (SELECT 1 FROM delivery WHERE lease IS NOT NULL AND finished_at IS NULL)";

impl Store {
    /// Folds the log of SQLite back into its file and cuts it off, once no reader needs it any more.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`]: the log stays as it is until the next time.
    pub async fn fold_log(&self) -> Result<(), StoreError> {
        if let Pools::Sqlite { write, .. } = self.pools() {
            raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(write).await?;
        }
        Ok(())
    }

    /// Writes everything anew, for the first time: an older version may have left what it deleted in the files of SQLite as well.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`]: the files stay as they are, as on a disk without the space for a second copy.
    pub async fn rewrite_all(&self) -> Result<(), StoreError> {
        if let Pools::Sqlite { write, .. } = self.pools() {
            raw_sql("VACUUM").execute(write).await?;
        }
        self.rewrite().await
    }

    /// Writes the tables of PostgreSQL anew that hold what may name somebody. Each is locked meanwhile; one that is in use for longer
    /// than a few seconds is left for the next time. The log says which.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`]: there is no connection.
    pub async fn rewrite(&self) -> Result<(), StoreError> {
        let Pools::Postgres(pool) = self.pools() else { return Ok(()) };
        let mut connection = pool.acquire().await?;
        raw_sql("SET lock_timeout = '5s'").execute(&mut *connection).await?;
        for sql in REWRITES {
            if let Err(error) = raw_sql(sql).execute(&mut *connection).await {
                tracing::warn!(%error, sql, "a table was not written anew; trying again tomorrow");
            }
        }
        if sqlx::query_scalar::<_, bool>(HELD).fetch_one(&mut *connection).await? {
            tracing::info!("mail is under way, so the outbox was not written anew; trying again tomorrow");
        } else {
            raw_sql(OUTBOX_LIMIT).execute(&mut *connection).await?;
            if let Err(error) = raw_sql(REWRITE_OUTBOX).execute(&mut *connection).await {
                tracing::warn!(%error, "the outbox was not written anew; trying again tomorrow");
            }
            raw_sql("RESET statement_timeout").execute(&mut *connection).await?;
        }
        raw_sql("RESET lock_timeout").execute(&mut *connection).await?;
        Ok(())
    }
}
