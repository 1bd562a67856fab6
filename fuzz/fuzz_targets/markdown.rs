#![no_main]

use rondbrief_fuzz::markdown;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| markdown::run(bytes));
