//! Copies of a database: making one while it is in use, and looking into one without changing anything.
//!
//! These functions open connections of their own and never migrate, so that a newer program can copy the database of an
//! older one before it takes that over.

use std::path::Path;

use sqlx::{
    ConnectOptions, Connection, FromRow, PgConnection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteRow},
};

use super::dialect::StoreUrl;
use crate::store::StoreError;

/// The facts by which a database, or a copy of one, is recognised.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Facts {
    /// The number of its newest migration.
    pub schema: i64,
    /// The value by which it recognises its key.
    pub key_check: Vec<u8>,
    /// The number of its lists.
    pub lists: i64,
    /// The number of its subscribers.
    pub subscribers: i64,
    /// The newest hash of its log; none: the log is empty, or the database is older than the chain.
    #[sqlx(skip)]
    pub log_hash: Option<Vec<u8>>,
}

const FACTS: &str = "SELECT (SELECT MAX(version) FROM _sqlx_migrations) AS schema, key_check, \
                     (SELECT COUNT(*) FROM list) AS lists, (SELECT COUNT(*) FROM subscriber) AS subscribers \
                     FROM instance WHERE id = 1";

const LOG_HASH: &str = "SELECT hash FROM audit_head WHERE position > 0";

/// Reads the facts; `None` if there is no database of ours at this place.
///
/// # Errors
/// [`StoreError::Unavailable`], also if an SQLite file is not a database.
pub async fn facts(url: &StoreUrl) -> Result<Option<Facts>, StoreError> {
    match url {
        StoreUrl::Sqlite(path) if !path.exists() => Ok(None),
        StoreUrl::Sqlite(path) => {
            let mut connection = read_only(path).await?;
            let tables = "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('instance', '_sqlx_migrations')";
            let (tables,): (i64,) = sqlx::query_as(tables).fetch_one(&mut connection).await?;
            let mut facts: Option<Facts> =
                if tables == 2 { sqlx::query_as(FACTS).fetch_optional(&mut connection).await? } else { None };
            let (chains,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM sqlite_master WHERE name = 'audit_head'")
                .fetch_one(&mut connection)
                .await?;
            if let Some(facts) = facts.as_mut().filter(|_| chains > 0) {
                facts.log_hash = sqlx::query_scalar(LOG_HASH).fetch_optional(&mut connection).await?;
            }
            connection.close().await?;
            Ok(facts)
        }
        StoreUrl::Postgres(options) => {
            let mut connection = PgConnection::connect_with(options).await?;
            let ours = "SELECT to_regclass('instance') IS NOT NULL AND to_regclass('_sqlx_migrations') IS NOT NULL";
            let (ours,): (bool,) = sqlx::query_as(ours).fetch_one(&mut connection).await?;
            let facts = if ours { sqlx::query_as(FACTS).fetch_optional(&mut connection).await? } else { None };
            connection.close().await?;
            Ok(facts)
        }
    }
}

/// True if nothing is at this place yet: no file, or a PostgreSQL database without a table.
///
/// # Errors
/// [`StoreError::Unavailable`], also if a PostgreSQL database does not exist.
pub async fn is_free(url: &StoreUrl) -> Result<bool, StoreError> {
    match url {
        StoreUrl::Sqlite(path) => {
            let beside = ["-wal", "-shm", "-journal"].map(|end| {
                let mut name = path.as_os_str().to_owned();
                name.push(end);
                name
            });
            Ok(!path.exists() && !beside.iter().any(|name| Path::new(name).exists()))
        }
        StoreUrl::Postgres(options) => {
            let mut connection = PgConnection::connect_with(options).await?;
            let sql = "SELECT COUNT(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                       WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname <> 'information_schema' \
                       AND n.nspname NOT LIKE 'pg\\_%'";
            let (tables,): (i64,) = sqlx::query_as(sql).fetch_one(&mut connection).await?;
            connection.close().await?;
            Ok(tables == 0)
        }
    }
}

/// Writes one state of an SQLite database to a file, while others write to the database. The file may be there already if it
/// is empty. Freed pages, and what was in them, stay behind.
///
/// # Errors
/// [`StoreError::Unavailable`]: the file is not whole.
pub async fn vacuum_into(from: &Path, into: &Path) -> Result<(), StoreError> {
    let mut connection = read_only(from).await?;
    let into = into.to_str().ok_or_else(|| StoreError::Url("its path is not text".to_owned()))?;
    sqlx::query("VACUUM INTO $1").bind(into).execute(&mut connection).await?;
    connection.close().await?;
    Ok(())
}

/// The first fault that SQLite finds in a file when it reads every page and every index of it.
///
/// # Errors
/// [`StoreError::Unavailable`]: it is no database at all.
pub async fn fault(path: &Path) -> Result<Option<String>, StoreError> {
    let mut connection = read_only(path).await?;
    let rows: Vec<SqliteRow> = sqlx::query("PRAGMA integrity_check(1)").fetch_all(&mut connection).await?;
    let words: Vec<(String,)> = rows.iter().map(FromRow::from_row).collect::<Result<_, _>>()?;
    connection.close().await?;
    Ok(words.into_iter().map(|(words,)| words).find(|words| words != "ok"))
}

async fn read_only(path: &Path) -> Result<SqliteConnection, StoreError> {
    Ok(SqliteConnectOptions::new().filename(path).read_only(true).disable_statement_logging().connect().await?)
}
