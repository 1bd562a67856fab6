#![no_main]

use rondbrief_fuzz::replies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| replies::run(bytes));
