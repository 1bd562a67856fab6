//! When a list's issues are due.

/// When a list's issues are due.
#[derive(Debug, Clone, PartialEq)]
pub struct Cadence;
