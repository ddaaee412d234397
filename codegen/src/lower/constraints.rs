//! Constraints: the limits of shapes, and how validation gets to them.

use super::reach::Reach;
use super::{Lowering, patterns};
use crate::ir::{Bound, Constraint, Limits, NamedConstraint, Pattern};
use botocore_model::{Bounds, ShapeId, ShapeKind};
use serde_json::Number;

impl Lowering<'_> {
    /// The constants of all shapes that are sent, sorted by name.
    pub fn constraints(&self, reach: &Reach) -> Vec<NamedConstraint> {
        let sent = reach.shapes.iter().filter(|(_, usage)| usage.sent).map(|(shape, _)| *shape);
        let mut constraints: Vec<_> =
            sent.filter(|shape| self.is_checked(*shape)).map(|shape| self.named_constraint(shape)).collect();
        constraints.sort_by(|left, right| left.name.cmp(&right.name));
        constraints
    }

    /// How validation treats a value of a shape.
    pub fn constraint(&self, shape: ShapeId) -> Constraint {
        if self.is_checked(shape) { Constraint::Checked(self.names.constants[shape].clone()) } else { Constraint::None }
    }

    fn named_constraint(&self, shape: ShapeId) -> NamedConstraint {
        let named = |shape| self.is_checked(shape).then(|| self.names.constants[shape].clone());
        let kind = &self.model[shape].kind;
        let (keys, each) = match kind {
            ShapeKind::List(list) => (None, named(list.member.shape)),
            ShapeKind::Map(map) => (named(map.key.shape), named(map.value.shape)),
            _ => (None, None),
        };
        NamedConstraint { name: self.names.constants[shape].clone(), limits: limits(kind), keys, each }
    }

    /// Whether there are limits of a shape, or of the shapes that it holds down to structures. Lists and maps do not nest
    /// without end: `collections` has checked that.
    fn is_checked(&self, shape: ShapeId) -> bool {
        let kind = &self.model[shape].kind;
        limits(kind).are_checked()
            || match kind {
                ShapeKind::List(list) => self.is_checked(list.member.shape),
                ShapeKind::Map(map) => self.is_checked(map.key.shape) || self.is_checked(map.value.shape),
                _ => false,
            }
    }
}

/// The limits of a shape itself.
pub fn limits(kind: &ShapeKind) -> Limits {
    match kind {
        ShapeKind::String(string) => {
            let pattern = string.pattern.as_ref();
            let pattern = pattern.map(|shown| Pattern { shown: shown.clone(), checked: patterns::portable(shown) });
            Limits { pattern, ..lengths(&string.bounds) }
        }
        ShapeKind::List(list) => lengths(&list.bounds),
        ShapeKind::Map(map) => lengths(&map.bounds),
        ShapeKind::Blob(blob) => lengths(&blob.bounds),
        ShapeKind::Integer(bounds) | ShapeKind::Long(bounds) => range(bounds, whole),
        ShapeKind::Float(bounds) | ShapeKind::Double(bounds) => range(bounds, real),
        ShapeKind::Structure(_) | ShapeKind::Boolean | ShapeKind::Timestamp(_) => Limits::default(),
    }
}

fn lengths(bounds: &Bounds) -> Limits {
    let length = |bound: &Option<Number>| bound.as_ref().and_then(Number::as_u64);
    Limits {
        min_length: length(&bounds.min).filter(|&minimum| minimum > 0),
        max_length: length(&bounds.max),
        ..Limits::default()
    }
}

fn range(bounds: &Bounds, bound: fn(&Number) -> Option<Bound>) -> Limits {
    Limits {
        minimum: bounds.min.as_ref().and_then(bound),
        maximum: bounds.max.as_ref().and_then(bound),
        ..Limits::default()
    }
}

/// Values have 64 bits with a sign, so a bound beyond them is as good as the greatest.
fn whole(number: &Number) -> Option<Bound> {
    number.as_i64().or_else(|| number.is_u64().then_some(i64::MAX)).map(Bound::Whole)
}

fn real(number: &Number) -> Option<Bound> {
    number.as_f64().map(Bound::Real)
}
