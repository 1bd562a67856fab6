//! Floor 1: SQL and nothing else, but for the one file beside the database ([`journal`]).
//!
//! Each noun has one folder or file. Its functions take a [`Tx`] and the domain's types, and hold one SQL text that
//! runs on SQLite and on PostgreSQL. The domain decides what a noun may become; the verbs (`app/`) decide when to
//! write.

pub mod audit;
pub mod editors;
pub mod issues;
pub mod items;
pub mod journal;
pub mod lists;
pub mod outbox;
pub mod running;
pub mod sql;
pub mod subscribers;

pub use sql::{
    dialect::{Store, StoreUrl},
    dispatch::Tx,
    error::StoreError,
    snapshot::Snapshot,
};
