#![no_main]

use rondbrief_fuzz::cadence;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cadence::run(bytes));
