#![no_main]

use rondbrief_fuzz::heads;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| heads::run(bytes));
