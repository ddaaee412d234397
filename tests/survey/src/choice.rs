//! Which crates to compile where not all are: some of each protocol, the largest, and those with the rarest features.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a service.
pub struct Candidate<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its protocol.
    pub protocol: &'a str,
    /// Lines of its crate.
    pub lines: usize,
    /// What its model makes use of.
    pub features: BTreeSet<String>,
}

/// Chooses `number` services and returns their indices, the same ones in each run: the largest one of each protocol, then
/// by turns the next largest one, and the one with the rarest feature that no chosen service has.
pub fn choose(candidates: &[Candidate<'_>], number: usize) -> Vec<usize> {
    let mut users: BTreeMap<&str, usize> = BTreeMap::new();
    candidates.iter().flat_map(|it| &it.features).for_each(|feature| *users.entry(feature).or_default() += 1);
    let (mut open, mut chosen): (BTreeSet<usize>, _) = ((0..candidates.len()).collect(), Vec::new());
    let mut covered: BTreeSet<&str> = BTreeSet::new();
    let mut protocols: BTreeSet<&str> = candidates.iter().map(|it| it.protocol).collect();
    let largest_first = |index: &usize| (Reverse(candidates[*index].lines), candidates[*index].name);
    while chosen.len() < number {
        let next = if let Some(protocol) = protocols.pop_first() {
            open.iter().copied().filter(|&index| candidates[index].protocol == protocol).min_by_key(largest_first)
        } else if chosen.len().is_multiple_of(2) {
            open.iter().copied().min_by_key(largest_first)
        } else {
            open.iter().copied().min_by_key(|&index| {
                let uncovered = candidates[index].features.iter().filter(|feature| !covered.contains(feature.as_str()));
                let rarest = uncovered.map(|feature| users[feature.as_str()]).min();
                (rarest.unwrap_or(usize::MAX), candidates[index].name)
            })
        };
        let Some(next) = next else { break };
        open.remove(&next);
        covered.extend(candidates[next].features.iter().map(String::as_str));
        chosen.push(next);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::{Candidate, choose};

    #[test]
    fn large_and_unusual_services_are_chosen_by_turns_after_one_of_each_protocol() {
        let candidate = |name, lines, features: &[&str]| Candidate {
            name,
            protocol: if name == "small" { "b" } else { "a" },
            lines,
            features: features.iter().map(|&feature| feature.to_owned()).collect(),
        };
        let candidates = [
            candidate("plain", 10, &["a", "b"]),
            candidate("large", 90, &["a", "b"]),
            candidate("medium", 50, &["a"]),
            candidate("unusual", 20, &["a", "rare"]),
            candidate("small", 1, &["a"]),
        ];
        assert_eq!(choose(&candidates, 1), [1]);
        assert_eq!(choose(&candidates, 4), [1, 4, 2, 3]);
        assert_eq!(choose(&candidates, 9), [1, 4, 2, 3, 0]);
    }
}
