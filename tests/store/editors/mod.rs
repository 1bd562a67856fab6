//! Editors in the store: their rows, factors, topics and what they may do.

pub(crate) mod factors;
pub(crate) mod rows;
pub(crate) mod topics;
