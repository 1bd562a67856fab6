//! Floor 1: mail. Letters are written here (templates, MIME) and handed to the next server (SMTP) or to a folder.
//!
//! This room knows how a message looks and how it leaves. It keeps nothing, decides nothing about retries, and never sees
//! the database; what became of an attempt goes back as a [`domain::delivery::Outcome`](crate::domain::mail::delivery::Outcome).

pub mod captured;
pub mod compose;
pub mod editors;
pub mod smtp;
pub mod transport;

pub use compose::{
    issue::IssueLetter,
    letter::{Letter, MailError},
    letterhead::Letterhead,
    prepared::PreparedMessage,
};
pub use editors::Summary;
