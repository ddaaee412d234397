//! Constraints: what validation checks of a member and of what it holds.

use super::reach::Reach;
use super::{Lowering, patterns};
use crate::ir::Rule;
use botocore_model::{Bounds, ShapeKind};

/// Deeper nesting than this has been refused as a type already.
const DEEPEST: usize = 32;

impl Lowering<'_> {
    /// The constraints of all shapes that are sent, each under its name.
    pub fn rules(&self, reach: &Reach) -> Vec<Rule> {
        let sent = reach.shapes.iter().filter(|(_, usage)| usage.sent);
        let mut rules: Vec<Rule> = sent.map(|(shape, _)| self.rule(shape)).filter(|rule| !rule.is_plain()).collect();
        rules.sort_by(|left, right| left.name.cmp(&right.name));
        rules
    }

    /// The constraints of a shape.
    pub fn rule(&self, shape: &str) -> Rule {
        self.rule_at(shape, 0)
    }

    fn rule_at(&self, name: &str, depth: usize) -> Rule {
        let Some(shape) = self.model.service.shapes.get(name).filter(|_| depth < DEEPEST) else {
            return Rule::default();
        };
        let inner = |name: &str| Box::new(self.rule_at(name, depth + 1));
        let constraining = |rule: Box<Rule>| Some(rule).filter(|rule| !rule.is_plain());
        let rule = match &shape.kind {
            ShapeKind::Structure(structure) => Rule { nested: !structure.document, ..Rule::default() },
            ShapeKind::String(string) => Rule {
                portable_pattern: string.pattern.as_deref().and_then(patterns::portable),
                pattern: string.pattern.clone(),
                nested: !string.values.is_empty(),
                ..lengths(&string.bounds)
            },
            ShapeKind::List(list) => {
                let each = inner(&list.member.shape);
                Rule { nested: each.nested, each: constraining(each), ..lengths(&list.bounds) }
            }
            ShapeKind::Map(map) => {
                let (keys, each) = (inner(&map.key.shape), inner(&map.value.shape));
                Rule { nested: each.nested, keys: constraining(keys), each: constraining(each), ..lengths(&map.bounds) }
            }
            ShapeKind::Blob(blob) => lengths(&blob.bounds),
            ShapeKind::Integer(bounds)
            | ShapeKind::Long(bounds)
            | ShapeKind::Float(bounds)
            | ShapeKind::Double(bounds) => range(bounds),
            ShapeKind::Boolean | ShapeKind::Timestamp(_) => Rule::default(),
        };
        Rule { name: self.shapes.rule_name(name), ..rule }
    }
}

fn lengths(bounds: &Bounds) -> Rule {
    let length = |bound: &Option<serde_json::Number>| bound.as_ref().and_then(serde_json::Number::as_u64);
    Rule {
        min_length: length(&bounds.min).filter(|&minimum| minimum > 0),
        max_length: length(&bounds.max),
        ..Rule::default()
    }
}

fn range(bounds: &Bounds) -> Rule {
    let number = |bound: &Option<serde_json::Number>| bound.as_ref().and_then(serde_json::Number::as_f64);
    Rule { minimum: number(&bounds.min), maximum: number(&bounds.max), ..Rule::default() }
}
