//! Floor 1: SQL and nothing else.
//!
//! One file per noun. Its functions take a [`Tx`] and the domain's types, and hold one SQL text that runs on SQLite and on
//! PostgreSQL. What a noun may become is the domain's business; when to write, the verbs' (`app/`).

pub mod audit;
pub mod editors;
pub mod issues;
pub mod items;
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
