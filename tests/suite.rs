//! The one suite: everything that is tested from outside, by area.

mod mail;
mod support;
