//! Random choices that can be repeated: all of them follow from one seed, which is printed. The module also tells the
//! long form of the tests from the usual one.

use std::env;

use rondbrief::domain::ids::{IdMaker, SystemIds};

/// A generator of random numbers.
pub struct Chance(u64);

impl Chance {
    /// A generator with the seed in `RONDBRIEF_TEST_SEED`, or else a random one; `what` names its test in the output.
    pub fn new(what: &str) -> Self {
        let seed = env::var("RONDBRIEF_TEST_SEED")
            .map_or_else(|_| SystemIds.uuid().as_u64_pair().1, |seed| seed.parse().unwrap());
        println!("{what}: RONDBRIEF_TEST_SEED={seed}");
        Self(seed)
    }

    /// A random number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        // SplitMix64 (Steele, Lea and Flood, 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }

    /// A random element of `these`.
    pub fn one_of<T: Copy>(&mut self, these: &[T]) -> T {
        these[self.below(these.len())]
    }
}

/// True for the long form of the tests, which `tests/soak` asks for.
pub fn is_soak() -> bool {
    env::var_os("RONDBRIEF_TEST_SOAK").is_some()
}
