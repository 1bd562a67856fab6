//! The one suite: everything that is tested from outside, by area.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod browser;
mod cli;
mod delivery;
mod journeys;
mod mail;
mod store;
mod support;
