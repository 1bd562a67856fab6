//! The results of an issue: its report, its outcomes by subscriber, and the summary for its editors.

pub mod answers;
pub mod outcomes;
pub mod report;
pub(crate) mod summary;
