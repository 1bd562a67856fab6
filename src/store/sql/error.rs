//! What can go wrong with the database, by what the caller does next.

/// A failure of the database, or of what it holds. Absent things are `None`, not errors.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not answer, was locked for too long, or ran out of space; nothing was written.
    #[error("the database did not answer: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// It was to be written together with others, and none of them could be.
    #[error("it was not written; the log tells why")]
    Dropped,
    /// What it belongs to is not there.
    #[error("what it belongs to no longer exists")]
    Orphan,
    /// Something with this name or key is there already.
    #[error("it already exists")]
    Exists,
    /// A row holds what no version of this program writes.
    #[error("the database holds something unreadable: table {table}, column {column}, row {row}")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// What identifies the row.
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
    /// A `database_url` that cannot be used.
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
