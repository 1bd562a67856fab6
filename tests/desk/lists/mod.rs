//! The first page of a list.

pub(crate) mod overview;
