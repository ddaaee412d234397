//! The random choices of a world, which its seed fixes.

use std::time::Duration;

/// A sequence of choices. The same seed and purpose give the same sequence, whatever else has been drawn, so that a
/// seed goes on to mean much the same when the code changes that it is run against.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The choices for a purpose within the world of a seed.
    #[must_use]
    pub fn of(seed: u64, purpose: &[u64]) -> Self {
        Self(purpose.iter().fold(mix(seed), |state, part| mix(state ^ mix(part.wrapping_add(STEP)))))
    }

    /// A number of 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// An index of a list of this length.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or_default()
    }

    /// True in `percent` of 100 cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of a few values.
    pub fn pick<T: Copy, const N: usize>(&mut self, values: [T; N]) -> T {
        values[self.index(N)]
    }

    /// A time of up to `most` milliseconds; in half of the cases it is short.
    pub fn time(&mut self, most: u64) -> Duration {
        let most = if self.chance(50) { most } else { most / 20 };
        Duration::from_millis(self.below(most + 1))
    }
}

/// The increment of splitmix64, the generator of Steele, Lea and Flood.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

fn mix(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}
