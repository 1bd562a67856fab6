#![no_main]

use rondbrief_fuzz::caught_mail;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| caught_mail::run(bytes));
