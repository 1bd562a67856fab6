#![no_main]

use std::sync::LazyLock;

use rondbrief_fuzz::{place::Place, sign_up};

static PLACE: LazyLock<Place> = LazyLock::new(Place::new);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sign_up::run(&PLACE, bytes));
