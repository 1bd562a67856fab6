//! `rondbrief backup` and `rondbrief restore`: copies of the database and of all that belongs to it, made while it is in use.
//!
//! A copy is a folder that only this user can read. Its manifest is written last and has a checksum of every file, so a
//! copy that was broken off has none, and no file of a copy can be cut or changed unnoticed. A copy is put back only where
//! nothing is, and sending is held there.

pub(super) mod backup;
mod check;
mod folder;
mod manifest;
mod postgres;
pub(super) mod restore;

/// The copy of an SQLite database.
const SQLITE: &str = "database.sqlite";

/// The copy of a PostgreSQL database, in the custom format of `pg_dump`.
const DUMP: &str = "database.dump";

/// The secret key, if it is in the copy.
const KEY: &str = "secret.key";

/// The folders of workers, for the outcomes of messages that they noted and had not recorded yet.
const WORKERS: &str = "workers";

/// The files in the folder of a worker that are copied.
const NOTED: [&str; 2] = ["journal", "journal.old"];
