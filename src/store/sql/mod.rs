//! SQL on two engines: opening, copying, transactions, macros, columns, errors, the vault, and the read-only snapshot.

pub(super) mod chain;
pub(super) mod codec;
pub mod copy;
pub(super) mod dialect;
pub(super) mod dispatch;
mod erasing;
pub(super) mod error;
mod padding;
pub(super) mod snapshot;
mod unsealed;
mod upgrade;
pub mod vault;
