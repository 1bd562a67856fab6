//! The door: signing in by a link or its code, and the first owner.

pub(crate) mod code;
pub(crate) mod first;
pub(crate) mod link;
pub(crate) mod sign_in;
