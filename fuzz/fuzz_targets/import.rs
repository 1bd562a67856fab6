#![no_main]

use std::sync::LazyLock;

use rondbrief_fuzz::{import, place::Place};

static PLACE: LazyLock<Place> = LazyLock::new(Place::new);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| import::run(&PLACE, bytes));
