#![no_main]

use rondbrief_fuzz::addresses;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| addresses::run(bytes));
