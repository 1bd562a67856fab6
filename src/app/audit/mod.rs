//! The audit log: recording acts in the transaction of the act, and reading them.

pub mod history;
pub mod read;
pub(crate) mod record;
