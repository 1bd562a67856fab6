//! Issues: a file for each verb, and for each way to look at them.

pub mod approve;
pub mod archive;
pub mod cancel;
pub mod check_links;
pub mod compose;
pub mod error;
pub mod hold;
pub mod inspect;
pub mod letter;
pub mod overview;
pub mod preface;
pub mod preview;
pub mod publish;
pub mod rearrange;
pub mod results;
pub mod sending;
pub mod transition;

pub(crate) use results::summary;
pub use results::{answers, outcomes, report};
pub use sending::{brake, finish, pause, resume, send_rest, stop};
