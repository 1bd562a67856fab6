//! The lists an editor works for, and the first page of one.

pub(crate) mod all;
pub(crate) mod list;
pub(crate) mod outlook;
pub(crate) mod under_way;
