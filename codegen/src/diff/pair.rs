//! Parts of two models that belong together.

use std::collections::{BTreeMap, BTreeSet};

/// A part of the old model, of the new one, or of both.
#[derive(Debug)]
pub enum Pair<'a, T> {
    /// Only the new model has it.
    Added(&'a T),
    /// Only the old model has it.
    Removed(&'a T),
    /// Both have it.
    Kept(&'a T, &'a T),
}

impl<'a, T> Pair<'a, T> {
    /// The part, if it is new.
    pub fn added(&self) -> Option<&'a T> {
        match self {
            Self::Added(new) => Some(new),
            _ => None,
        }
    }

    /// The part, if it is gone.
    pub fn removed(&self) -> Option<&'a T> {
        match self {
            Self::Removed(old) => Some(old),
            _ => None,
        }
    }

    /// The part before and after, if both models have it.
    pub fn kept(&self) -> Option<(&'a T, &'a T)> {
        match self {
            Self::Kept(old, new) => Some((old, new)),
            _ => None,
        }
    }

    /// The part as programs know it: before, unless it is new.
    pub fn known(&self) -> &'a T {
        match self {
            Self::Added(part) | Self::Removed(part) | Self::Kept(part, _) => part,
        }
    }
}

/// Pairs the parts of two lists by their keys, those of the old list first. Lists of a whole service are long.
pub fn pairs_by<'a, T, K: Ord>(
    old: &'a [T],
    new: &'a [T],
    old_key: impl Fn(&'a T) -> Option<K>,
    new_key: impl Fn(&'a T) -> K,
) -> Vec<Pair<'a, T>> {
    let old_keys: BTreeSet<K> = old.iter().filter_map(&old_key).collect();
    // Of several with one key, the first one counts.
    let by_key: BTreeMap<K, &T> = new.iter().rev().map(|new| (new_key(new), new)).collect();
    let of_old = old.iter().map(|old| match old_key(old).and_then(|key| by_key.get(&key)) {
        Some(new) => Pair::Kept(old, new),
        None => Pair::Removed(old),
    });
    of_old.chain(new.iter().filter(|new| !old_keys.contains(&new_key(new))).map(Pair::Added)).collect()
}
