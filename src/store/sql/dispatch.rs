//! One SQL text for two engines: a transaction on either, and the macros that run a text on it.

use std::{io, sync::Arc};

use sqlx::{Postgres, Sqlite, Transaction};

use super::{chain, vault::Vault};
use crate::{
    domain::subscriber::departure::Departure,
    store::{StoreError, journal::Journal},
};

/// A transaction, with the vault that seals and opens its columns. Dropped without [`Tx::commit`], it is rolled back.
pub struct Tx {
    pub(crate) engine: Engine,
    pub(crate) vault: Arc<Vault>,
    pub(crate) departures: Departures,
    pub(crate) chain: chain::Pending,
}

/// The departures that a transaction notes, for the journal outside the database.
#[derive(Default)]
pub(crate) struct Departures {
    pub noted: Vec<Departure>,
    pub journal: Option<Arc<Journal>>,
    /// True while entries of the journal are applied.
    pub are_applied: bool,
}

/// The engine a transaction runs on.
pub(crate) enum Engine {
    /// SQLite: the one writing connection after BEGIN IMMEDIATE, or a read-only one.
    Sqlite(Transaction<'static, Sqlite>),
    /// PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Departures {
    /// Writes what was noted to the journal. A journal that cannot be written stops nobody from leaving: workers add what is
    /// missing later, from the database.
    async fn write(self) {
        let (Self { noted, .. }, Some(journal)) = (&self, &self.journal) else { return };
        if noted.is_empty() {
            return;
        }
        let (journal, noted) = (Arc::clone(journal), noted.clone());
        let written = tokio::task::spawn_blocking(move || journal.append(&noted)).await;
        if let Err(error) = written.unwrap_or_else(|error| Err(io::Error::other(error))) {
            tracing::error!(%error, "the journal of departures cannot be written; free space, or give this user the right");
        }
    }
}

impl Tx {
    pub(super) fn new(engine: Engine, vault: Arc<Vault>) -> Self {
        Self { engine, vault, departures: Departures::default(), chain: chain::Pending::default() }
    }

    /// Makes everything that was written durable: departures in the journal first, so that a crash loses none; the links of the
    /// audit log last, so that their lock is held for the commit alone.
    ///
    /// # Errors
    /// [`StoreError`]: nothing was written.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        std::mem::take(&mut self.departures).write().await;
        chain::close(&mut self).await?;
        match self.engine {
            Engine::Sqlite(tx) => tx.commit().await?,
            Engine::Postgres(tx) => tx.commit().await?,
        }
        tracing::trace!("a transaction is durable");
        Ok(())
    }

    /// The vault of this database.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.vault
    }
}

/// The most rows in one statement, which bounds its memory. SQLite binds at most 32,766 values.
const ROWS: usize = 256;

/// Cuts rows into blocks whose lengths are powers of two. So there are only a few different statements, which are
/// prepared once and kept: preparing one costs more than running it.
pub(crate) fn blocks<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let (block, rest) = rows.split_at(1 << rows.len().min(ROWS).checked_ilog2()?);
        rows = rest;
        Some(block)
    })
}

/// Runs one statement; returns the number of rows it touched.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut $tx.engine {
            $crate::store::sql::dispatch::Engine::Sqlite(tx) => {
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **tx).await.map(|done| done.rows_affected())
            }
            $crate::store::sql::dispatch::Engine::Postgres(tx) => {
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **tx).await.map(|done| done.rows_affected())
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// Runs a query and returns all its rows, each read as `$row`.
macro_rules! fetch_all {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut $tx.engine {
            $crate::store::sql::dispatch::Engine::Sqlite(tx) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(&mut **tx).await
            }
            $crate::store::sql::dispatch::Engine::Postgres(tx) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(&mut **tx).await
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// Runs a query and returns at most one row, read as `$row`.
macro_rules! fetch_optional {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut $tx.engine {
            $crate::store::sql::dispatch::Engine::Sqlite(tx) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(&mut **tx).await
            }
            $crate::store::sql::dispatch::Engine::Postgres(tx) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(&mut **tx).await
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// Inserts many rows with one statement: `$head` ends before VALUES, `$tail` follows it, `$bind` pushes the values of a
/// row.
macro_rules! insert_many {
    ($tx:expr, $head:expr, $rows:expr, $tail:expr, |$builder:ident, $row:ident| $bind:expr) => {
        match &mut $tx.engine {
            $crate::store::sql::dispatch::Engine::Sqlite(tx) => {
                let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new($head);
                query.push_values($rows, |mut $builder, $row| $bind);
                query.push($tail).build().execute(&mut **tx).await.map(|done| done.rows_affected())
            }
            $crate::store::sql::dispatch::Engine::Postgres(tx) => {
                let mut query = sqlx::QueryBuilder::<sqlx::Postgres>::new($head);
                query.push_values($rows, |mut $builder, $row| $bind);
                query.push($tail).build().execute(&mut **tx).await.map(|done| done.rows_affected())
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// Runs a statement over a list of rows and returns its result: `$head` ends before VALUES, `$tail` follows it.
macro_rules! fetch_values {
    ($tx:expr, $row:ty, $head:expr, $rows:expr, $tail:expr, |$builder:ident, $value:ident| $bind:expr) => {
        match &mut $tx.engine {
            $crate::store::sql::dispatch::Engine::Sqlite(tx) => {
                let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new($head);
                query.push_values($rows, |mut $builder, $value| $bind);
                query.push($tail).build_query_as::<$row>().fetch_all(&mut **tx).await
            }
            $crate::store::sql::dispatch::Engine::Postgres(tx) => {
                let mut query = sqlx::QueryBuilder::<sqlx::Postgres>::new($head);
                query.push_values($rows, |mut $builder, $value| $bind);
                query.push($tail).build_query_as::<$row>().fetch_all(&mut **tx).await
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// Runs a query and returns the rows whose key is one of `$keys`: `$head` ends before the list of keys.
macro_rules! fetch_in {
    ($tx:expr, $row:ty, $head:expr, $keys:expr) => {
        match &mut $tx.engine {
            $crate::store::sql::dispatch::Engine::Sqlite(tx) => {
                let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new($head);
                let mut keys = query.push(" (").separated(", ");
                for key in $keys {
                    keys.push_bind(key);
                }
                query.push(")").build_query_as::<$row>().fetch_all(&mut **tx).await
            }
            $crate::store::sql::dispatch::Engine::Postgres(tx) => {
                let mut query = sqlx::QueryBuilder::<sqlx::Postgres>::new($head);
                let mut keys = query.push(" (").separated(", ");
                for key in $keys {
                    keys.push_bind(key);
                }
                query.push(")").build_query_as::<$row>().fetch_all(&mut **tx).await
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// Runs a query that `$build` puts together for either engine, and returns all its rows.
macro_rules! fetch_built {
    ($tx:expr, $row:ty, |$query:ident| $build:expr) => {
        match &mut $tx.engine {
            $crate::store::sql::dispatch::Engine::Sqlite(tx) => {
                let mut $query = sqlx::QueryBuilder::<sqlx::Sqlite>::new("");
                $build;
                $query.build_query_as::<$row>().fetch_all(&mut **tx).await
            }
            $crate::store::sql::dispatch::Engine::Postgres(tx) => {
                let mut $query = sqlx::QueryBuilder::<sqlx::Postgres>::new("");
                $build;
                $query.build_query_as::<$row>().fetch_all(&mut **tx).await
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

pub(crate) use {execute, fetch_all, fetch_built, fetch_in, fetch_optional, fetch_values, insert_many};
