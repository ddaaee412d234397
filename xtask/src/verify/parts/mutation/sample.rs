//! Chooses a random sample of the mutants, which a seed makes repeatable.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

/// Chooses names of mutants. A larger sample of the same seed holds the smaller one.
pub fn chosen(mut names: Vec<String>, number: usize, seed: u64) -> Vec<String> {
    names.sort_by_cached_key(|name| {
        let mut hasher = DefaultHasher::new();
        (seed, name).hash(&mut hasher);
        hasher.finish()
    });
    names.truncate(number);
    names
}

/// A regular expression that a name matches, and no other.
pub fn pattern(name: &str) -> String {
    let escaped = name.chars().flat_map(|c| {
        let is_special = r"\.+*?()|[]{}^$#&-~".contains(c);
        is_special.then_some('\\').into_iter().chain([c])
    });
    format!("^{}$", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{chosen, pattern};

    fn names() -> Vec<String> {
        (0..100).map(|line| format!("a.rs:{line}:1: replace x with y")).collect()
    }

    #[test]
    fn a_seed_chooses_the_same_whatever_the_order() {
        let mut backwards = names();
        backwards.reverse();
        let (small, large) = (chosen(names(), 10, 7), chosen(backwards, 20, 7));
        assert_eq!((small.len(), &large[..10]), (10, &small[..]));
        assert_ne!(chosen(names(), 10, 8), small);
        assert_eq!(chosen(names(), 1000, 7).len(), 100);
    }

    #[test]
    fn what_means_something_in_an_expression_is_escaped() {
        assert_eq!(
            pattern("a.rs:1: replace f -> Vec<&'a u8> with vec![]"),
            r"^a\.rs:1: replace f \-> Vec<\&'a u8> with vec!\[\]$"
        );
    }
}
