//! Limits of members, and of what their lists and maps hold.

use super::change::becomes;
use crate::ir::{Bound, Constraint, Field, Limits, Service};

/// Says which least limit of a member is greater in the new service.
pub fn raised(before: &Service, after: &Service, old: &Field, new: &Field) -> Option<String> {
    of_both(before, after, old, new).into_iter().find_map(|(old, new)| {
        let lengths = (old.min_length.unwrap_or(0), new.min_length.unwrap_or(0));
        if lengths.1 > lengths.0 {
            return Some(format!("the least length {} becomes {}", lengths.0, lengths.1));
        }
        let new = new.minimum?;
        let is_raised = old.minimum.is_none_or(|old| number(new) > number(old));
        is_raised.then(|| becomes(&shown(old.minimum), &shown(Some(new))))
    })
}

/// Says whether a limit differs that only full validation checks.
pub fn changed_in_full(before: &Service, after: &Service, old: &Field, new: &Field) -> Option<String> {
    of_both(before, after, old, new).into_iter().find_map(|(old, new)| {
        let lengths = (old.max_length, new.max_length);
        if lengths.0 != lengths.1 {
            let shown = |length: Option<u64>| length.map(|length| length.to_string()).unwrap_or_default();
            return Some(format!("the greatest length: {}", becomes(&shown(lengths.0), &shown(lengths.1))));
        }
        if old.maximum != new.maximum {
            return Some(format!("the greatest number: {}", becomes(&shown(old.maximum), &shown(new.maximum))));
        }
        let pattern = |limits: &Limits| limits.pattern.clone().and_then(|pattern| pattern.checked).unwrap_or_default();
        let (old, new) = (pattern(&old), pattern(&new));
        (old != new).then(|| format!("the pattern: {}", becomes(&old, &new)))
    })
}

/// The limits of a member before and after: its own, and those of what it holds.
fn of_both(before: &Service, after: &Service, old: &Field, new: &Field) -> Vec<(Limits, Limits)> {
    let mut both = vec![(old.limits.clone(), new.limits.clone())];
    let held = |service: &Service, field: &Field| {
        let mut held = Vec::new();
        if let Constraint::Checked(name) = &field.constraint {
            add_held(service, name, &mut held);
        }
        held
    };
    let (old, new) = (held(before, old), held(after, new));
    let at = |limits: &[Limits], index| limits.get(index).cloned().unwrap_or_default();
    both.extend((0..old.len().max(new.len())).map(|index| (at(&old, index), at(&new, index))));
    both
}

/// Adds the limits of what a list or map holds, keys first. A place without limits has default ones.
fn add_held(service: &Service, name: &str, limits: &mut Vec<Limits>) {
    let Some(constraint) = service.constraint(name) else { return };
    for held in [&constraint.keys, &constraint.each] {
        let of_held =
            held.as_deref().and_then(|name| service.constraint(name)).map(|constraint| constraint.limits.clone());
        limits.push(of_held.unwrap_or_default());
    }
    if let Some(each) = &constraint.each {
        add_held(service, each, limits);
    }
}

/// A bound as a number, exact where it matters for comparison with its like.
fn number(bound: Bound) -> f64 {
    match bound {
        #[expect(clippy::cast_precision_loss, reason = "limits of models are far below 2^53")]
        Bound::Whole(bound) => bound as f64,
        Bound::Real(bound) => bound,
    }
}

fn shown(bound: Option<Bound>) -> String {
    bound.map(|bound| bound.to_string()).unwrap_or_default()
}
