//! The pages as HTTP: bad requests, the origins that may send them, the headers against caching, framing and scripts,
//! and the pages that are public.

mod archive;
mod bad_input;
mod connections;
mod guarded;
mod leaving;
mod machines;
mod mailbox;
pub(crate) mod vitals;
