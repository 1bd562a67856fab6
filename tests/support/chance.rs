//! Chance that can be had again: all of it follows from one number, which is printed. And how long a test may take.

use std::env;

use rondbrief::domain::ids::{IdMaker, SystemIds};

/// Numbers by chance.
pub struct Chance(u64);

impl Chance {
    /// From `RONDBRIEF_TEST_SEED`, or from a number that is drawn; `what` says for whom.
    pub fn new(what: &str) -> Self {
        let seed = env::var("RONDBRIEF_TEST_SEED")
            .map_or_else(|_| SystemIds.uuid().as_u64_pair().1, |seed| seed.parse().unwrap());
        println!("{what}: RONDBRIEF_TEST_SEED={seed}");
        Self(seed)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        // SplitMix64 (Steele, Lea and Flood, 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }

    /// One of these.
    pub fn one_of<T: Copy>(&mut self, these: &[T]) -> T {
        these[self.below(these.len())]
    }
}

/// Whether this is the long form, in which nobody waits for the end; `tests/soak` asks for it.
pub fn is_soak() -> bool {
    env::var_os("RONDBRIEF_TEST_SOAK").is_some()
}
