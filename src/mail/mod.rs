//! Floor 1: mail. Letters are written here (templates, MIME) and handed to the next server (SMTP) or to a folder.
//!
//! This room knows how a message looks and how it leaves. It keeps nothing, decides nothing about retries, and never sees
//! the database; what became of an attempt goes back as a [`domain::delivery::Outcome`](crate::domain::delivery::Outcome).

pub mod dkim;
mod editors;
pub mod file;
pub mod issue;
pub mod letter;
pub mod letterhead;
pub mod message;
pub mod mould;
mod quoted;
pub mod smtp;
pub mod transport;

pub use editors::Summary;
pub use issue::IssueLetter;
pub use letter::{Letter, MailError};
pub use letterhead::Letterhead;
pub use mould::Mould;
