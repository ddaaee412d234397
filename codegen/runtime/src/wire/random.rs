//! Random numbers, for tokens and for the waits between attempts.

use std::cell::Cell;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

thread_local! {
    /// The state of a repeatable sequence; `None` if numbers are random.
    static SEQUENCE: Cell<Option<u64>> = const { Cell::new(None) };
}

/// Returns a random number, from the standard library's hash seeds and so from the operating system. That is enough for
/// a unique value, but not for a secret.
pub fn number() -> u64 {
    match SEQUENCE.get() {
        None => RandomState::new().hash_one(0_u8),
        Some(state) => {
            let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            SEQUENCE.set(Some(state));
            mix(state)
        }
    }
}

/// Returns a random number from 0 up to, but not including, 1.
#[cfg(feature = "client")]
#[expect(clippy::cast_precision_loss, reason = "53 bits are as many as the number has")]
#[must_use]
pub fn fraction() -> f64 {
    (number() >> 11) as f64 / (1_u64 << 53) as f64
}

/// Spreads a counter over all bits, as the generator `SplitMix64` does.
fn mix(state: u64) -> u64 {
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// While it lives, the random numbers of this thread follow from a seed.
#[cfg(any(test, feature = "test-util"))]
#[derive(Debug)]
#[must_use = "numbers are random again as soon as this is dropped"]
pub struct Seeded {
    before: Option<u64>,
    /// Keeps the guard on its thread.
    here: std::marker::PhantomData<*const ()>,
}

#[cfg(any(test, feature = "test-util"))]
impl Seeded {
    pub(crate) fn with(seed: u64) -> Self {
        Self { before: SEQUENCE.replace(Some(seed)), here: std::marker::PhantomData }
    }
}

#[cfg(any(test, feature = "test-util"))]
impl Drop for Seeded {
    fn drop(&mut self) {
        SEQUENCE.set(self.before);
    }
}

#[cfg(test)]
mod tests {
    use super::{Seeded, number};

    /// Seeds that have found a fault are kept, so their numbers must not change.
    #[test]
    fn numbers_of_a_seed_are_those_of_the_published_generator() {
        let _seeded = Seeded::with(1_234_567);
        let first = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([number(), number(), number()], first);
    }

    #[test]
    fn numbers_follow_from_a_seed_until_the_guard_is_dropped() {
        let three = |seed| {
            let _seeded = Seeded::with(seed);
            [number(), number(), number()]
        };
        assert_eq!(three(7), three(7));
        assert_ne!(three(7), three(8));
        assert_ne!(number(), number());
        let _outer = Seeded::with(1);
        let first = number();
        let _ = three(2);
        let second = number();
        drop(Seeded::with(3));
        let _again = Seeded::with(1);
        assert_eq!([first, second], [number(), number()]);
    }
}
