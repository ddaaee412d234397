//! Idempotency tokens, by which a service recognizes a repeated request.

use super::hex::hex;
use super::random;

/// Returns a new token: a random UUID, version 4.
///
/// Its randomness comes from the standard library's hash seeds, and so from the operating system. That is enough
/// for a unique value, but not for a secret.
#[must_use]
pub fn token() -> String {
    uuid(u128::from(random::number()) << 64 | u128::from(random::number()))
}

/// Writes a UUID, after setting its version and variant.
fn uuid(random: u128) -> String {
    let version = random & !(0xf << 76) | 4 << 76;
    let digits = hex(&(version & !(0b11 << 62) | 0b10 << 62).to_be_bytes());
    let groups = [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)];
    let groups: Vec<_> = groups.iter().filter_map(|&(start, end)| digits.get(start..end)).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::{random, token, uuid};
    use std::collections::HashSet;

    #[test]
    fn version_and_variant_are_set() {
        assert_eq!(uuid(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn all_other_digits_are_random() {
        let _seeded = random::Seeded::with(1);
        let tokens: Vec<_> = (0..64).map(|_| token()).collect();
        let varies =
            |place: usize| tokens.iter().map(|token| token.as_bytes()[place]).collect::<HashSet<_>>().len() > 1;
        let fixed: Vec<_> = (0..36).filter(|place| !varies(*place)).collect();
        assert_eq!(fixed, [8, 13, 14, 18, 23]);
    }

    #[test]
    fn tokens_differ_in_one_thread_and_between_threads() {
        let here: Vec<_> = (0..1000).map(|_| token()).collect();
        let there = std::thread::spawn(|| (0..1000).map(|_| token()).collect::<Vec<_>>());
        let all: HashSet<_> = here.into_iter().chain(there.join().unwrap()).collect();
        assert_eq!(all.len(), 2000);
    }
}
