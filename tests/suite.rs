//! The one suite: everything that is tested from outside, by area.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails, and reads its tools from the environment"
)]

mod browser;
mod cli;
mod corpora;
mod delivery;
mod desk;
mod documents;
mod journeys;
mod mail;
mod outside;
mod pages;
mod store;
mod support;
