//! Text as people write it, parsed once: addresses, short texts, prose, Markdown; and the languages it is in.

pub mod address;
pub mod language;
pub mod markdown;
pub mod phrases;
pub mod prose;
pub mod short_text;
