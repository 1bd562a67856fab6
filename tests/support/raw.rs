//! The database as a thief or a newer version of the program sees it: by SQL that bypasses the store.

use sqlx::{AssertSqlSafe, Connection, PgConnection, Row, SqliteConnection};

/// A connection to a test's database, apart from the store's.
pub enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// The tables that a journey writes to.
pub const TABLES: [&str; 23] = [
    "instance",
    "list",
    "list_origin",
    "list_editor",
    "wording",
    "subscriber",
    "subscription",
    "consent",
    "suppression",
    "sign_up",
    "confirmation",
    "dropped_post",
    "issue",
    "item",
    "round",
    "delivery",
    "editor",
    "editor_role",
    "sign_in_request",
    "sign_in",
    "first_owner_link",
    "editor_session",
    "audit",
];

impl Raw {
    /// Opens the database at the URL that the store was opened with.
    pub async fn open(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            Self::Sqlite(SqliteConnection::connect(url).await.unwrap())
        } else {
            Self::Postgres(PgConnection::connect(url).await.unwrap())
        }
    }

    /// Runs one statement; gives the number of rows that it changed.
    pub async fn run(&mut self, sql: &str) -> u64 {
        let query = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(connection) => sqlx::query(query).execute(connection).await.unwrap().rows_affected(),
            Self::Postgres(connection) => sqlx::query(query).execute(connection).await.unwrap().rows_affected(),
        }
    }

    /// The number that a query returns.
    pub async fn number(&mut self, sql: &str) -> i64 {
        let query = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(connection) => sqlx::query(query).fetch_one(connection).await.unwrap().get(0),
            Self::Postgres(connection) => sqlx::query(query).fetch_one(connection).await.unwrap().get(0),
        }
    }

    /// The texts that a query returns, row by row.
    pub async fn texts(&mut self, sql: &str) -> Vec<String> {
        let query = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(connection) => sqlx::query_scalar::<_, String>(query).fetch_all(connection).await.unwrap(),
            Self::Postgres(connection) => sqlx::query_scalar::<_, String>(query).fetch_all(connection).await.unwrap(),
        }
    }

    /// The number of rows in every table.
    pub async fn counts(&mut self) -> Vec<(&'static str, i64)> {
        let mut counts = Vec::new();
        for table in TABLES {
            counts.push((table, self.number(&format!("SELECT COUNT(*) FROM {table}")).await));
        }
        counts
    }
}
