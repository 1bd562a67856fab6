#![no_main]

use std::sync::LazyLock;

use rondbrief_fuzz::{passkey::Maker, place::Place};

static PLACE: LazyLock<Place> = LazyLock::new(Place::new);
static MAKER: LazyLock<Maker> = LazyLock::new(|| Maker::new(&PLACE));

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| MAKER.run(&PLACE, bytes));
