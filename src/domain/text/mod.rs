//! Text from outside, parsed once: addresses, short texts, prose and Markdown; also the languages and their phrases.

pub mod address;
pub mod language;
pub mod markdown;
pub mod phrases;
pub mod prose;
pub mod short_text;
