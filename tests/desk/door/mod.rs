//! Coming in, and what is refused to whom.

pub(crate) mod coming_in;
pub(crate) mod guarded;
pub(crate) mod kept;
pub(crate) mod roles;
pub(crate) mod routes;
