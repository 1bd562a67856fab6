//! One SQL text for two engines: a transaction on either, and the macros that run a text on it.

use std::{io, sync::Arc};

use sqlx::{Postgres, Sqlite, Transaction};
use uuid::Uuid;

use super::vault::Vault;
use crate::{
    domain::{audit::chain::Digest, subscriber::departure::Departure, time::Instant},
    store::journal::Journal,
};

/// A transaction, with the vault that seals and opens its columns. Dropped without a commit, it is rolled back.
pub struct Tx {
    pub(crate) engine: Engine,
    pub(crate) vault: Arc<Vault>,
    pub(crate) departures: Departures,
    pub(crate) links: Links,
}

/// The departures that a transaction notes, for the journal outside the database.
#[derive(Default)]
pub(crate) struct Departures {
    pub noted: Vec<Departure>,
    pub journal: Option<Arc<Journal>>,
    /// True while entries of the journal are applied.
    pub are_applied: bool,
}

/// The links that a transaction adds to the chain of the audit log when it commits.
#[derive(Default)]
pub(crate) struct Links {
    /// The entries, and their digests.
    pub added: Vec<(Uuid, Digest)>,
    pub erasing: Option<Erasing>,
}

/// The entry that will tell of the erasing in a transaction.
#[derive(Clone, Copy)]
pub(crate) struct Erasing {
    pub id: Uuid,
    pub at: Instant,
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
    pub(super) async fn write(self) {
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
        Self { engine, vault, departures: Departures::default(), links: Links::default() }
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
