//! Failures of the database, sorted by what the caller does next.

/// A failure of the database or of its contents. Absent things are `None`, not errors.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not answer, was locked for too long, or ran out of space; nothing was written.
    #[error("the database did not answer: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// The row was to be written together with others, and that failed.
    #[error("it was not written; the log tells why")]
    Dropped,
    /// The row belongs to something that does not exist.
    #[error("what it belongs to no longer exists")]
    Orphan,
    /// Something with this name or key exists already.
    #[error("it already exists")]
    Exists,
    /// A row holds a value that no version of this program writes.
    #[error("the database holds something unreadable: table {table}, column {column}, row {row}")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The id of the row, or what else identifies it.
        row: String,
    },
    /// The secret key is not the one this database was sealed with.
    #[error(
        "the secret key does not fit this database; put back the key file that belongs to it \
         (without that key its addresses cannot be read)"
    )]
    WrongKey,
    /// The database was written by a newer version of this program.
    #[error("this database was made by a newer version of rondbrief; install that version or a later one")]
    Newer,
    /// The tables could not be made or brought up to date.
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// The server speaks no TLS, or not with a certificate that is trusted.
    #[error(
        "no safe connection to PostgreSQL: {0}; let the server speak TLS, or write ?sslmode=disable in database_url if nobody \
         can listen on the way to it"
    )]
    Tls(String),
    /// The `database_url` cannot be used.
    #[error("the database's URL cannot be used: {0}")]
    Url(String),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error.as_database_error() {
            Some(cause) if cause.is_unique_violation() => Self::Exists,
            Some(cause) if cause.is_foreign_key_violation() => Self::Orphan,
            Some(_) | None => Self::Unavailable(error),
        }
    }
}
