#![no_main]

use rondbrief_fuzz::picture;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| picture::run(bytes));
