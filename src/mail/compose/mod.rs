//! Composing messages: templates become letters, letters become signed MIME messages.

pub mod dkim;
pub mod issue;
pub mod letter;
pub mod letterhead;
pub mod message;
pub mod prepared;
pub(crate) mod quoted;
