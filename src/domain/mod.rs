//! Floor 0: the nouns of a newsletter and the rules between them.
//!
//! Everything here is pure: no I/O, no async, nothing imported from the floors above. Time and randomness come in as
//! arguments, so every rule can be tested with a table or a property.

pub mod audit;
pub mod editor;
pub mod ids;
pub mod issue;
pub mod item;
pub mod list;
pub mod mail;
pub mod mail_kind;
pub mod picture;
pub mod returned;
pub mod running;
pub mod subscriber;
pub mod text;
pub mod time;
pub mod token;
pub(crate) mod words;
