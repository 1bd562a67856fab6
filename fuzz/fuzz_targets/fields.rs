#![no_main]

use rondbrief_fuzz::fields;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fields::run(bytes));
