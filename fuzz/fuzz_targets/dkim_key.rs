#![no_main]

use rondbrief_fuzz::dkim_key;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dkim_key::run(bytes));
