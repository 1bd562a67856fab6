#![no_main]

use rondbrief_fuzz::returned;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| returned::run(bytes));
