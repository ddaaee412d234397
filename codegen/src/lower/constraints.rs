//! Constraints: the limits of shapes, and how validation gets to them.

use super::reach::Reach;
use super::{Lowering, patterns};
use crate::ir::{Bound, Constraint, Limits, NamedConstraint, Pattern};
use botocore_model::{Bounds, ShapeKind};
use serde_json::Number;

/// Deeper nesting than this has been refused as a type already.
const DEEPEST: usize = 32;

/// What validation finds in a shape, down to the structures that it holds.
#[derive(Debug, Clone, Copy, Default)]
struct Findings {
    /// There are limits that a constant states.
    checked: bool,
    /// There is something to descend into.
    descends: bool,
}

impl Lowering<'_> {
    /// The constants of all shapes that are sent, sorted by name.
    pub fn constraints(&self, reach: &Reach) -> Vec<NamedConstraint> {
        let sent = reach.shapes.iter().filter(|(_, usage)| usage.sent).map(|(shape, _)| shape);
        let mut constraints: Vec<_> =
            sent.filter(|shape| self.findings(shape, 0).checked).map(|shape| self.named_constraint(shape)).collect();
        constraints.sort_by(|left, right| left.name.cmp(&right.name));
        constraints
    }

    /// What validation does with a value of a shape.
    pub fn constraint(&self, shape: &str) -> Constraint {
        match self.findings(shape, 0) {
            Findings { checked: true, .. } => Constraint::Checked(self.shapes.rule_name(shape)),
            Findings { descends: true, .. } => Constraint::Descend,
            _ => Constraint::None,
        }
    }

    /// The limits of a shape itself.
    pub fn limits(&self, shape: &str) -> Limits {
        match self.model.service.shapes.get(shape).map(|shape| &shape.kind) {
            Some(ShapeKind::String(string)) => {
                let pattern = string.pattern.as_ref();
                let pattern = pattern.map(|shown| Pattern { shown: shown.clone(), checked: patterns::portable(shown) });
                Limits { pattern, ..lengths(&string.bounds) }
            }
            Some(ShapeKind::List(list)) => lengths(&list.bounds),
            Some(ShapeKind::Map(map)) => lengths(&map.bounds),
            Some(ShapeKind::Blob(blob)) => lengths(&blob.bounds),
            Some(ShapeKind::Integer(bounds) | ShapeKind::Long(bounds)) => range(bounds, whole),
            Some(ShapeKind::Float(bounds) | ShapeKind::Double(bounds)) => range(bounds, real),
            _ => Limits::default(),
        }
    }

    fn named_constraint(&self, name: &str) -> NamedConstraint {
        let named = |shape: &str| self.findings(shape, 1).checked.then(|| self.shapes.rule_name(shape));
        let (keys, each) = match self.model.service.shapes.get(name).map(|shape| &shape.kind) {
            Some(ShapeKind::List(list)) => (None, named(&list.member.shape)),
            Some(ShapeKind::Map(map)) => (named(&map.key.shape), named(&map.value.shape)),
            _ => (None, None),
        };
        NamedConstraint { name: self.shapes.rule_name(name), limits: self.limits(name), keys, each }
    }

    fn findings(&self, name: &str, depth: usize) -> Findings {
        let Some(shape) = self.model.service.shapes.get(name).filter(|_| depth < DEEPEST) else {
            return Findings::default();
        };
        let limited = self.limits(name).are_checked();
        let inner = |shape: &str| self.findings(shape, depth + 1);
        match &shape.kind {
            ShapeKind::Structure(structure) => Findings { checked: false, descends: !structure.document },
            ShapeKind::String(string) => Findings { checked: limited, descends: !string.values.is_empty() },
            ShapeKind::List(list) => {
                let each = inner(&list.member.shape);
                Findings { checked: limited || each.checked, descends: each.descends }
            }
            ShapeKind::Map(map) => {
                let (keys, each) = (inner(&map.key.shape), inner(&map.value.shape));
                Findings { checked: limited || keys.checked || each.checked, descends: each.descends }
            }
            _ => Findings { checked: limited, descends: false },
        }
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
