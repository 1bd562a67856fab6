//! Coming in, and what is refused to whom.

mod codes;
pub(crate) mod coming_in;
pub(crate) mod guarded;
pub(crate) mod kept;
pub(crate) mod roles;
pub(crate) mod routes;
