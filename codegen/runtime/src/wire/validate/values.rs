//! The properties of each kind of value that constraints check.

use super::{Constraint, Number, Validate, Violations};
use crate::wire::blob::Blob;
use crate::wire::document::Document;
use crate::wire::time::DateTime;
use std::collections::HashMap;
use std::hash::BuildHasher;

/// A length as the model counts it; no length exceeds 64 bits.
fn count(length: usize) -> Option<u64> {
    length.try_into().ok()
}

/// In Unicode scalar values.
impl Validate for str {
    const DESCENDS: bool = false;

    fn length(&self) -> Option<u64> {
        count(self.chars().count())
    }

    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Validate for String {
    const DESCENDS: bool = false;

    fn length(&self) -> Option<u64> {
        self.as_str().length()
    }

    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Validate for Blob {
    const DESCENDS: bool = false;

    fn length(&self) -> Option<u64> {
        count(self.as_ref().len())
    }
}

impl Validate for i32 {
    const DESCENDS: bool = false;

    fn number(&self) -> Option<Number> {
        Some(Number::Whole(i64::from(*self)))
    }
}

impl Validate for i64 {
    const DESCENDS: bool = false;

    fn number(&self) -> Option<Number> {
        Some(Number::Whole(*self))
    }
}

impl Validate for f32 {
    const DESCENDS: bool = false;

    fn number(&self) -> Option<Number> {
        Some(Number::Single(*self))
    }
}

impl Validate for f64 {
    const DESCENDS: bool = false;

    fn number(&self) -> Option<Number> {
        Some(Number::Real(*self))
    }
}

impl Validate for bool {
    const DESCENDS: bool = false;
}

impl Validate for DateTime {
    const DESCENDS: bool = false;
}

impl Validate for Document {
    const DESCENDS: bool = false;
}

impl<T: Validate> Validate for Vec<T> {
    const DESCENDS: bool = T::DESCENDS;

    fn length(&self) -> Option<u64> {
        count(self.len())
    }

    fn validate_items(&self, constraint: &Constraint, violations: &mut Violations) {
        if constraint.each.is_none() && !T::DESCENDS {
            return;
        }
        let each = constraint.each.unwrap_or(&Constraint::NONE);
        for (index, item) in self.iter().enumerate() {
            violations.within(format_args!("[{index}]"), &mut |violations| violations.apply(item, each));
        }
    }
}

impl<K: AsRef<str>, T: Validate, S: BuildHasher> Validate for HashMap<K, T, S> {
    const DESCENDS: bool = T::DESCENDS;

    fn length(&self) -> Option<u64> {
        count(self.len())
    }

    fn validate_items(&self, constraint: &Constraint, violations: &mut Violations) {
        if constraint.keys.is_none() && constraint.each.is_none() && !T::DESCENDS {
            return;
        }
        let keys = constraint.keys.unwrap_or(&Constraint::NONE);
        let each = constraint.each.unwrap_or(&Constraint::NONE);
        let mut entries: Vec<_> = self.iter().map(|(key, value)| (key.as_ref(), value)).collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        for (key, value) in entries {
            violations.within(format_args!(" key {key:?}"), &mut |violations| violations.apply(key, keys));
            violations.within(format_args!("[{key:?}]"), &mut |violations| violations.apply(value, each));
        }
    }
}

/// An item of a sparse list or map.
impl<T: Validate> Validate for Option<T> {
    const DESCENDS: bool = T::DESCENDS;

    fn length(&self) -> Option<u64> {
        self.as_ref().and_then(Validate::length)
    }

    fn number(&self) -> Option<Number> {
        self.as_ref().and_then(Validate::number)
    }

    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(Validate::text)
    }

    fn known_values(&self) -> Option<&'static [&'static str]> {
        self.as_ref().and_then(Validate::known_values)
    }

    fn validate_items(&self, constraint: &Constraint, violations: &mut Violations) {
        if let Some(value) = self {
            value.validate_items(constraint, violations);
        }
    }

    fn validate(&self, violations: &mut Violations) {
        if let Some(value) = self {
            value.validate(violations);
        }
    }
}

impl<T: Validate + ?Sized> Validate for Box<T> {
    const DESCENDS: bool = T::DESCENDS;

    fn length(&self) -> Option<u64> {
        T::length(self)
    }

    fn number(&self) -> Option<Number> {
        T::number(self)
    }

    fn text(&self) -> Option<&str> {
        T::text(self)
    }

    fn known_values(&self) -> Option<&'static [&'static str]> {
        T::known_values(self)
    }

    fn validate_items(&self, constraint: &Constraint, violations: &mut Violations) {
        T::validate_items(self, constraint, violations);
    }

    fn validate(&self, violations: &mut Violations) {
        T::validate(self, violations);
    }
}
