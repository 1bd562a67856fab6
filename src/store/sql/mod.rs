//! SQL on two engines: opening, copying, transactions, macros, columns, errors, the vault, and the read-only snapshot.

pub(super) mod codec;
pub mod copy;
pub(super) mod dialect;
pub(super) mod dispatch;
pub(super) mod error;
pub(super) mod snapshot;
mod upgrade;
pub mod vault;
