#![no_main]

use std::sync::LazyLock;

use rondbrief_fuzz::{form_token, place::Place};

static PLACE: LazyLock<Place> = LazyLock::new(Place::new);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| form_token::run(&PLACE, bytes));
