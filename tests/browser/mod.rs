//! The pages in a real Chromium: embedded in a foreign page, with and without JavaScript, and as axe-core judges them.
//!
//! `RONDBRIEF_TEST_CHROMIUM`, `RONDBRIEF_TEST_CHROMEDRIVER` and `RONDBRIEF_TEST_AXE` name the tools; `tests/run` sets them.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod accessibility;
mod chrome;
mod desk;
mod embedding;
mod journey;
mod keyboard;
mod served;
mod troubled;
mod weight;
mod without_javascript;
