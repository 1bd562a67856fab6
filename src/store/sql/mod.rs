//! SQL on two engines: opening, copying, transactions, macros, columns, errors, the vault, and the read-only snapshot.

pub(super) mod chain;
pub(super) mod codec;
pub mod columns;
mod commit;
pub mod copy;
mod derived;
pub(super) mod dialect;
pub(super) mod dispatch;
mod erasing;
pub(super) mod error;
pub mod key_state;
mod padding;
mod ring;
pub mod rotation;
pub(super) mod snapshot;
mod upgrade;
mod uses;
pub mod vault;
