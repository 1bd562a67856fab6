//! The differences between the two engines: opening them, and beginning a transaction.

use std::{net::IpAddr, path::PathBuf, str::FromStr, sync::Arc, time::Duration};

use sqlx::{
    ConnectOptions, Connection, Executor, PgPool, SqlSafeStr, SqlitePool,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
    postgres::{PgConnectOptions, PgPoolOptions, PgSslMode},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::time::sleep;

use super::{chain, dispatch::Engine, ring::Ring, unsealed, upgrade, vault::Vault};
use crate::store::{Snapshot, StoreError, Tx, journal::Journal};

/// A migration: its number, its name, its text.
type Step = (i64, &'static str, &'static str);

/// The migrations, forward only.
const MIGRATIONS: &[Step] = &[
    (1, "first", include_str!("../../../migrations/0001_first.sql")),
    (2, "engine", include_str!("../../../migrations/0002_engine.sql")),
    (3, "desk", include_str!("../../../migrations/0003_desk.sql")),
    (6, "issue log", include_str!("../../../migrations/0006_issue_log.sql")),
    (7, "factors", include_str!("../../../migrations/0007_factors.sql")),
    (8, "queue", include_str!("../../../migrations/0008_queue.sql")),
    (9, "readers", include_str!("../../../migrations/0009_readers.sql")),
    (10, "list", include_str!("../../../migrations/0010_list.sql")),
    (11, "numbers", include_str!("../../../migrations/0011_numbers.sql")),
    (12, "opening", include_str!("../../../migrations/0012_opening.sql")),
    (13, "second", include_str!("../../../migrations/0013_second.sql")),
    (14, "choices", include_str!("../../../migrations/0014_choices.sql")),
    (15, "sights", include_str!("../../../migrations/0015_sights.sql")),
    (16, "reads", include_str!("../../../migrations/0016_reads.sql")),
    (17, "aside", include_str!("../../../migrations/0017_aside.sql")),
    (18, "approved", include_str!("../../../migrations/0018_approved.sql")),
    (19, "queued by", include_str!("../../../migrations/0019_queued_by.sql")),
    (20, "log items", include_str!("../../../migrations/0020_log_items.sql")),
    (24, "sums", include_str!("../../../migrations/0024_sums.sql")),
    (26, "limits", include_str!("../../../migrations/0026_limits.sql")),
    (29, "keys", include_str!("../../../migrations/0029_keys.sql")),
    (31, "sign in", include_str!("../../../migrations/0031_sign_in.sql")),
    (32, "unread", include_str!("../../../migrations/0032_unread.sql")),
    (36, "sign-in code", include_str!("../../../migrations/0036_sign_in_code.sql")),
];

/// Migrations that each engine has a text of its own for: triggers, and changed CHECKs.
const SQLITE_ONLY: &[Step] = &[
    (4, "audit", include_str!("../../../migrations/0004_audit_sqlite.sql")),
    (21, "audit replaced", include_str!("../../../migrations/0021_audit_sqlite.sql")),
    (
        22,
        "vocabulary",
        concat!(
            include_str!("../../../migrations/0022_vocabulary.sql"),
            include_str!("../../../migrations/0022_states_sqlite.sql"),
        ),
    ),
    (
        23,
        "sealed",
        concat!(
            include_str!("../../../migrations/0023_sealed.sql"),
            include_str!("../../../migrations/0023_erased_sqlite.sql"),
        ),
    ),
    (25, "rewrite", include_str!("../../../migrations/0025_rewrite.sql")),
    (27, "names", include_str!("../../../migrations/0027_names.sql")),
    (
        28,
        "departures",
        concat!(
            include_str!("../../../migrations/0028_departures.sql"),
            include_str!("../../../migrations/0028_departures_sqlite.sql"),
        ),
    ),
    (
        30,
        "chain",
        concat!(
            include_str!("../../../migrations/0030_chain.sql"),
            include_str!("../../../migrations/0030_chain_sqlite.sql"),
        ),
    ),
];
const POSTGRES_ONLY: &[Step] = &[
    (4, "audit", include_str!("../../../migrations/0004_audit_postgres.sql")),
    (
        22,
        "vocabulary",
        concat!(
            include_str!("../../../migrations/0022_vocabulary.sql"),
            include_str!("../../../migrations/0022_states_postgres.sql"),
        ),
    ),
    (
        23,
        "sealed",
        concat!(
            include_str!("../../../migrations/0023_sealed.sql"),
            include_str!("../../../migrations/0023_erased_postgres.sql"),
        ),
    ),
    (
        25,
        "rewrite",
        concat!(
            include_str!("../../../migrations/0025_rewrite.sql"),
            include_str!("../../../migrations/0025_rewrite_postgres.sql"),
        ),
    ),
    (
        27,
        "names",
        concat!(
            include_str!("../../../migrations/0027_names.sql"),
            include_str!("../../../migrations/0027_names_postgres.sql"),
        ),
    ),
    (
        28,
        "departures",
        concat!(
            include_str!("../../../migrations/0028_departures.sql"),
            include_str!("../../../migrations/0028_departures_postgres.sql"),
        ),
    ),
    (
        30,
        "chain",
        concat!(
            include_str!("../../../migrations/0030_chain.sql"),
            include_str!("../../../migrations/0030_chain_postgres.sql"),
        ),
    ),
];

/// The code of SQLite for a file that is locked.
const BUSY: &str = "5";

/// The refusals to connect to SQLite after which another one counts, and the pause after each.
const MOST_REFUSALS: u32 = 100;
const REFUSED_FOR: Duration = Duration::from_millis(50);

/// The location of a database.
#[derive(Clone)]
pub enum StoreUrl {
    /// An SQLite file.
    Sqlite(PathBuf),
    /// The options of a PostgreSQL URL, with its password.
    Postgres(Box<PgConnectOptions>),
}

impl FromStr for StoreUrl {
    type Err = StoreError;

    fn from_str(url: &str) -> Result<Self, Self::Err> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return Ok(Self::Sqlite(PathBuf::from(path.strip_prefix("//").unwrap_or(path))));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(url).map_err(|error| StoreError::Url(error.to_string()))?;
            return Ok(Self::Postgres(Box::new(with_tls(options, url))));
        }
        Err(StoreError::Url("it starts with sqlite: or postgres://".to_owned()))
    }
}

/// The options with TLS demanded, unless the server is on this machine (by the loopback or a socket), or the URL says that it
/// is not wanted. The library's own default is to do without if the server, or somebody on the way, says so.
fn with_tls(options: PgConnectOptions, url: &str) -> PgConnectOptions {
    let host = options.get_host();
    let is_near = options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.to_canonical().is_loopback());
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let says_so = query.split('&').any(|pair| matches!(pair, "sslmode=disable" | "ssl-mode=disable"));
    let is_sure = matches!(options.get_ssl_mode(), PgSslMode::Require | PgSslMode::VerifyCa | PgSslMode::VerifyFull);
    if is_near || says_so || is_sure { options } else { options.ssl_mode(PgSslMode::Require) }
}

/// The database, open for reading and writing.
#[derive(Clone)]
pub struct Store {
    pools: Pools,
    ring: Arc<Ring>,
    journal: Option<Arc<Journal>>,
}

#[derive(Clone)]
pub(crate) enum Pools {
    /// One writing connection (BEGIN IMMEDIATE never meets another writer of this process), and readers beside it.
    Sqlite { write: SqlitePool, read: SqlitePool },
    /// One pool for all.
    Postgres(PgPool),
}

impl Store {
    /// Opens a database, brings its tables up to date, checks that `vault` holds its key, seals what its older tables
    /// held in clear, and makes its audit log a chain.
    pub async fn open(url: &StoreUrl, vault: Arc<Vault>) -> Result<Self, StoreError> {
        let pools = match url {
            StoreUrl::Sqlite(path) => open_sqlite(path).await?,
            StoreUrl::Postgres(options) => open_postgres(options).await?,
        };
        let ring = Arc::new(Ring::open(Tx::new(pools.begin_writing().await?, vault)).await?);
        let store = Self { pools, ring, journal: None };
        while unsealed::is_any_left(&mut store.snapshot().begin().await?).await? {
            let mut tx = store.begin().await?;
            unsealed::seal_some(&mut tx).await?;
            tx.commit().await?;
        }
        store.move_names().await?;
        if !chain::is_begun(&mut store.snapshot().begin().await?).await? {
            let mut tx = store.begin().await?;
            chain::begin(&mut tx).await?;
            tx.commit().await?;
        }
        Ok(store)
    }

    /// The number of the newest migration.
    #[must_use]
    pub fn newest_schema() -> i64 {
        let all = MIGRATIONS.iter().chain(SQLITE_ONLY).chain(POSTGRES_ONLY);
        all.map(|(number, ..)| *number).max().unwrap_or(0)
    }

    /// Begins a transaction that may write.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let mut tx = Tx::new(self.pools.begin_writing().await?, self.ring.vault());
        self.ring.follow(&mut tx).await?;
        tx.departures.journal.clone_from(&self.journal);
        Ok(tx)
    }

    /// Begins a transaction that applies entries of the journal, and so notes no departures of its own.
    pub async fn begin_applying(&self) -> Result<Tx, StoreError> {
        let mut tx = self.begin().await?;
        tx.departures.are_applied = true;
        Ok(tx)
    }

    /// The same database, with a journal of the departures in it.
    #[must_use]
    pub fn with_journal(self, journal: Journal) -> Self {
        Self { journal: Some(Arc::new(journal)), ..self }
    }

    /// The journal of departures, if there is one.
    #[must_use]
    pub fn journal(&self) -> Option<&Journal> {
        self.journal.as_deref()
    }

    /// A handle on the same database that cannot write.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(self.pools.clone(), self.ring.clone())
    }

    /// The vault of this database.
    #[must_use]
    pub fn vault(&self) -> Arc<Vault> {
        self.ring.vault()
    }

    pub(super) fn ring(&self) -> &Ring {
        &self.ring
    }

    pub(super) const fn pools(&self) -> &Pools {
        &self.pools
    }

    /// Ends all connections; SQLite folds its log back into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    /// Moves names to where they stand since migration 27.
    async fn move_names(&self) -> Result<(), StoreError> {
        while upgrade::has_names(&mut self.snapshot().begin().await?).await? {
            let mut tx = self.begin().await?;
            upgrade::move_names(&mut tx).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

impl Pools {
    /// Begins a transaction that may write. On PostgreSQL it keeps the key from being replaced until it ends: all that it sees is
    /// written under the keys that it knows.
    async fn begin_writing(&self) -> Result<Engine, StoreError> {
        const SHARED: &str = "BEGIN; SELECT pg_advisory_xact_lock_shared(5931427)";
        Ok(match self {
            Self::Sqlite { write, .. } => Engine::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Engine::Postgres(pool.begin_with(SHARED).await?),
        })
    }

    /// Begins a transaction in which the database itself refuses to write.
    pub(crate) async fn begin_reading(&self) -> Result<Engine, StoreError> {
        Ok(match self {
            Self::Sqlite { read, .. } => Engine::Sqlite(read.begin().await?),
            Self::Postgres(pool) => {
                Engine::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        })
    }
}

async fn open_sqlite(path: &std::path::Path) -> Result<Pools, StoreError> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(15))
        .disable_statement_logging();
    // 24 MB: keyed hashes land all over their indexes, and imports would read the same pages again and again.
    // What is freed is overwritten, so that nobody who was erased stays in the file.
    let writing = options.clone().pragma("cache_size", "-24000").pragma("secure_delete", "ON");
    let write = connect(sqlite_pool(1), writing).await?;
    // SQLite has no lock around all migrations: of two processes that start at once, one may find the tables of the other,
    // at every migration anew.
    let migrations = migrations(SQLITE_ONLY);
    let mut migrated = migrations.run(&write).await;
    for _ in migrations.iter() {
        if migrated.is_err() {
            migrated = migrations.run(&write).await;
        }
    }
    migrated.map_err(migration_error)?;
    let read = sqlite_pool(4).connect_with(options.read_only(true)).await?;
    Ok(Pools::Sqlite { write, read })
}

/// Connects to SQLite. Of two processes that make a new file at once, one is refused without waiting while the other chooses WAL.
async fn connect(pool: SqlitePoolOptions, options: SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    for _ in 0..MOST_REFUSALS {
        match pool.clone().connect_with(options.clone()).await {
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some(BUSY) => sleep(REFUSED_FOR).await,
            connected => return connected,
        }
    }
    pool.connect_with(options).await
}

/// A pool that throws away a connection which takes itself to be in a transaction that is over: SQLite rolls back by itself
/// where a disk is full or fails, and the connection would refuse every other transaction from then on.
fn sqlite_pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
}

async fn open_postgres(options: &PgConnectOptions) -> Result<Pools, StoreError> {
    let pool =
        PgPoolOptions::new()
            .max_connections(10)
            .acquire_timeout(Duration::from_secs(15))
            .after_connect(|connection, _| {
                Box::pin(async move {
                    // A process that is frozen or cut off in the middle of a transaction must not keep all others waiting for
                    // its locks. Said here and not at the start of the connection, for a pooler may refuse it there.
                    const SQL: &str = "SET idle_in_transaction_session_timeout = '15s'";
                    connection.execute(SQL).await.map(drop)
                })
            })
            // A statement over many rows is long, and its text tells nobody why it was slow.
            .connect_with(options.clone().disable_statement_logging())
            .await
            .map_err(|error| {
                if let sqlx::Error::Tls(cause) = error { StoreError::Tls(cause.to_string()) } else { error.into() }
            })?;
    migrations(POSTGRES_ONLY).run(&pool).await.map_err(migration_error)?;
    Ok(Pools::Postgres(pool))
}

fn migrations(own: &[Step]) -> Migrator {
    let migration = |(version, name, sql): Step| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    Migrator::with_migrations(MIGRATIONS.iter().chain(own).copied().map(migration).collect())
}

fn migration_error(error: MigrateError) -> StoreError {
    if matches!(error, MigrateError::VersionMissing(_)) { StoreError::Newer } else { StoreError::Migration(error) }
}
