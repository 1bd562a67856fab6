//! The databases of a measurement: making them, dropping them, and the rate at which one connection commits single rows
//! in them.

use std::{
    path::Path,
    process,
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use anyhow::Context;
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, PgConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

/// The text of a row that has no figure because it needs PostgreSQL.
pub const NO_SERVER: &str = "no PostgreSQL (RONDBRIEF_BENCH_POSTGRES names one)";

/// The prefix of the names of benches' databases.
const PREFIX: &str = "rondbrief_bench_";

/// The approximate size of the row of a posted form, in bytes.
const ROW: usize = 250;

/// A kind of database.
#[derive(Debug, Clone)]
pub enum Engine {
    /// A file.
    Sqlite,
    /// A server, with the URL of one of its databases.
    Postgres(String),
}

impl Engine {
    /// The engine's name in the table.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// The URL of an empty database; on SQLite it is `file`.
    pub fn fresh(&self, file: &Path) -> anyhow::Result<String> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let Self::Postgres(server) = self else { return Ok(format!("sqlite:{}", file.display())) };
        let name = format!("{PREFIX}{}_{}", process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        block_on(async {
            let mut connection = PgConnection::connect(server).await?;
            sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await?;
            Ok(())
        })?;
        let (base, query) = server.split_once('?').map_or((server.as_str(), None), |(base, query)| (base, Some(query)));
        let base = base.rsplit_once('/').context("the PostgreSQL URL names no database")?.0;
        Ok(query.map_or_else(|| format!("{base}/{name}"), |query| format!("{base}/{name}?{query}")))
    }

    /// Drops the databases of all benches from the server.
    pub fn sweep(&self) -> anyhow::Result<()> {
        let Self::Postgres(server) = self else { return Ok(()) };
        block_on(async {
            let mut connection = PgConnection::connect(server).await.context("PostgreSQL does not answer")?;
            let names: Vec<String> =
                sqlx::query_scalar("SELECT datname FROM pg_database WHERE starts_with(datname, $1)")
                    .bind(PREFIX)
                    .fetch_all(&mut connection)
                    .await?;
            for name in names {
                sqlx::query(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)")))
                    .execute(&mut connection)
                    .await?;
            }
            Ok(())
        })
    }

    /// The engine's settings that make a commit durable.
    pub fn durability(&self) -> anyhow::Result<String> {
        let Self::Postgres(server) = self else { return Ok("WAL, synchronous=FULL".to_owned()) };
        block_on(async {
            let mut connection = PgConnection::connect(server).await?;
            let fsync: String = sqlx::query_scalar("SHOW fsync").fetch_one(&mut connection).await?;
            let commit: String = sqlx::query_scalar("SHOW synchronous_commit").fetch_one(&mut connection).await?;
            Ok(format!("fsync={fsync}, synchronous_commit={commit}"))
        })
    }

    /// The rows per second that one connection inserts, each with a commit of its own, into a table made for it in this
    /// database, or on SQLite in the file `beside` it.
    pub fn plain_commits(&self, database: &str, beside: &Path, time: Duration) -> anyhow::Result<f64> {
        match self {
            Self::Sqlite => block_on(async {
                let options = SqliteConnectOptions::new().filename(beside).create_if_missing(true);
                let options = options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full);
                let mut connection = options.connect().await?;
                insert!(connection, "BLOB", time)
            }),
            Self::Postgres(_) => block_on(async {
                let mut connection = PgConnection::connect(database).await?;
                insert!(connection, "BYTEA", time)
            }),
        }
    }

    /// The number of posted forms in a database.
    pub fn sign_ups(&self, database: &str) -> anyhow::Result<u32> {
        const COUNT: &str = "SELECT COUNT(*) FROM sign_up";
        let count: i64 = block_on(async {
            Ok(match self {
                Self::Sqlite => {
                    let mut connection = database.parse::<SqliteConnectOptions>()?.connect().await?;
                    sqlx::query_scalar(COUNT).fetch_one(&mut connection).await?
                }
                Self::Postgres(_) => {
                    sqlx::query_scalar(COUNT).fetch_one(&mut PgConnection::connect(database).await?).await?
                }
            })
        })?;
        Ok(u32::try_from(count)?)
    }
}

/// Inserts single rows for the time `$time`; gives the rows per second.
macro_rules! insert {
    ($connection:ident, $bytes:literal, $time:ident) => {{
        sqlx::query(concat!("CREATE TABLE IF NOT EXISTS plain (id ", $bytes, " PRIMARY KEY, row ", $bytes, ")"))
            .execute(&mut $connection)
            .await?;
        let start = Instant::now();
        let mut count = 0;
        while start.elapsed() < $time {
            let id = uuid::Uuid::now_v7().as_bytes().to_vec();
            sqlx::query("INSERT INTO plain (id, row) VALUES ($1, $2)")
                .bind(id)
                .bind(vec![7_u8; ROW])
                .execute(&mut $connection)
                .await?;
            count += 1;
        }
        Ok(f64::from(count) / start.elapsed().as_secs_f64())
    }};
}
use insert;

/// Runs asynchronous work, on a network or a database, to its end.
pub fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}
