//! An editor's own account.

pub(crate) mod factors;
pub(crate) mod sessions;
pub(crate) mod topics;
