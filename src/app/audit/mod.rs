//! The audit log: recording acts in the transaction of the act, reading them, and verifying that nothing was changed.

pub mod history;
pub(crate) mod monthly;
pub mod read;
pub(crate) mod record;
pub mod verify;
