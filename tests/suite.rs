//! The one suite: everything that is tested from outside, by area.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a test that cannot go on, or meets what it did not expect, fails"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests find their tools by the environment, and start the service's own loops"
)]

mod browser;
mod cli;
mod delivery;
mod journeys;
mod mail;
mod store;
mod support;
