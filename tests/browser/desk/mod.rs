//! The desk in a browser.

pub(crate) mod day;
pub(crate) mod factors;
pub(crate) mod keeping;
pub(crate) mod owners;
pub(crate) mod queue;
pub(crate) mod sending;
