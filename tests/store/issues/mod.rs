//! Issues in the store: their rows, approvals, prefaces, progress, results and link checks.

pub(crate) mod approvals;
pub(crate) mod link_checks;
pub(crate) mod prefaces;
pub(crate) mod progress;
pub(crate) mod results;
pub(crate) mod rows;
