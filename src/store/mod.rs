//! Floor 1: SQL and nothing else.
//!
//! One file per noun. Its functions take a [`Tx`] and the domain's types, and hold one SQL text that runs on SQLite and on
//! PostgreSQL. What a noun may become is the domain's business; when to write, the verbs' (`app/`).

mod codec;
mod dialect;
mod error;
mod sql;

pub mod approvals;
pub mod audit;
pub mod choices;
pub mod deliveries;
pub mod editors;
pub mod factors;
mod facts;
pub mod instance;
pub mod issues;
pub mod items;
pub mod lists;
pub mod numbers;
pub mod openings;
pub mod outbox;
pub mod outcomes;
pub mod passkeys;
pub mod people;
pub mod pictures;
pub mod progress;
pub mod pulse;
pub mod reader;
pub mod readership;
pub mod results;
pub mod roster;
pub mod rounds;
pub mod routes;
pub mod sessions;
pub mod sights;
pub mod sign_ins;
pub mod sign_ups;
pub mod subscriptions;
pub mod suppressions;
pub mod vault;
pub mod vitals;

pub use dialect::{Store, StoreUrl};
pub use error::StoreError;
pub use reader::Reader;
pub use sql::Tx;
