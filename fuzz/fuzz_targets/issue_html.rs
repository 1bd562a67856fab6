#![no_main]

use rondbrief_fuzz::issue_html;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| issue_html::run(bytes));
