//! Issues: composing, checking, approving, publishing, controlling and reporting.

pub mod answers;
pub mod approval;
pub mod archive;
pub mod brake;
pub mod check_links;
pub mod compose;
pub mod control;
pub mod inspect;
pub mod letter;
pub mod outcomes;
pub mod overview;
pub mod preface;
pub mod preview;
pub mod publish;
pub mod rearrange;
pub mod report;
pub(crate) mod summary;
