//! Coming in: who visits, signing in by a link, and the first owner.

pub(crate) mod first;
pub(crate) mod link;
pub(crate) mod sign_in;
