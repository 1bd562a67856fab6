//! Issues: a file for each verb, and for each way to look at them.

pub mod answers;
pub mod approve;
pub mod archive;
pub mod brake;
pub mod cancel;
pub mod check_links;
pub mod compose;
pub mod error;
pub mod finish;
pub mod hold;
pub mod inspect;
pub mod letter;
pub mod outcomes;
pub mod overview;
pub mod pause;
pub mod preface;
pub mod preview;
pub mod publish;
pub mod rearrange;
pub mod report;
pub mod resume;
pub mod send_rest;
pub mod stop;
pub(crate) mod summary;
pub mod transition;
