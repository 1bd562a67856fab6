//! A list's issues: all of them, composing one, and one with its checks and controls.

pub(crate) mod all;
mod ask;
mod buttons;
pub(crate) mod compose;
mod control;
pub mod controls;
pub(crate) mod issue;
pub mod items;
pub mod mail;
pub mod preface;
mod refused;
pub mod sending;
pub mod tests;
pub mod words;
