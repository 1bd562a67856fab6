//! A list's issues: all of them, composing one, and one with its checks and controls.

pub(crate) mod all;
mod ask;
mod asked;
mod buttons;
pub(crate) mod compose;
mod control;
pub(crate) mod controls;
pub(crate) mod issue;
pub(crate) mod items;
pub(crate) mod mail;
pub(crate) mod preface;
mod refused;
pub(crate) mod sending;
pub(crate) mod test_mail;
pub(crate) mod words;
