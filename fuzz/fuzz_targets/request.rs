#![no_main]

use std::sync::LazyLock;

use rondbrief_fuzz::{place::Place, request};

static PLACE: LazyLock<Place> = LazyLock::new(Place::new);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| request::run(&PLACE, bytes));
