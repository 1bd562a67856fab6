//! A list's issues at the desk.

pub(crate) mod items;
pub(crate) mod pages;
pub(crate) mod preface;
pub(crate) mod sending;
pub(crate) mod two_approvals;
pub(crate) mod watching;
