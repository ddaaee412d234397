//! What is checked of each kind of value.

use super::{Problems, Rule, Validate};
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
    fn length(&self) -> Option<u64> {
        count(self.chars().count())
    }

    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Validate for String {
    fn length(&self) -> Option<u64> {
        self.as_str().length()
    }

    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Validate for Blob {
    fn length(&self) -> Option<u64> {
        count(self.as_ref().len())
    }
}

impl Validate for i32 {
    fn number(&self) -> Option<f64> {
        Some(f64::from(*self))
    }
}

impl Validate for i64 {
    #[expect(clippy::cast_precision_loss, reason = "the model's limits are small numbers")]
    fn number(&self) -> Option<f64> {
        Some(*self as f64)
    }
}

impl Validate for f32 {
    fn number(&self) -> Option<f64> {
        Some(f64::from(*self))
    }
}

impl Validate for f64 {
    fn number(&self) -> Option<f64> {
        Some(*self)
    }
}

impl Validate for bool {}
impl Validate for DateTime {}
impl Validate for Document {}

impl<T: Validate> Validate for Vec<T> {
    fn length(&self) -> Option<u64> {
        count(self.len())
    }

    fn validate_items(&self, rule: &Rule, problems: &mut Problems) {
        let each = rule.each.unwrap_or(&Rule::OPTIONAL);
        for (index, item) in self.iter().enumerate() {
            problems.within(format_args!("[{index}]"), |problems| problems.apply(item, each));
        }
    }
}

impl<K: AsRef<str>, T: Validate, S: BuildHasher> Validate for HashMap<K, T, S> {
    fn length(&self) -> Option<u64> {
        count(self.len())
    }

    fn validate_items(&self, rule: &Rule, problems: &mut Problems) {
        let keys = rule.keys.unwrap_or(&Rule::OPTIONAL);
        let each = rule.each.unwrap_or(&Rule::OPTIONAL);
        let mut entries: Vec<_> = self.iter().map(|(key, value)| (key.as_ref(), value)).collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        for (key, value) in entries {
            problems.within(format_args!(" key {key:?}"), |problems| problems.apply(key, keys));
            problems.within(format_args!("[{key:?}]"), |problems| problems.apply(value, each));
        }
    }
}

/// An item of a sparse list or map.
impl<T: Validate> Validate for Option<T> {
    fn length(&self) -> Option<u64> {
        self.as_ref().and_then(Validate::length)
    }

    fn number(&self) -> Option<f64> {
        self.as_ref().and_then(Validate::number)
    }

    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(Validate::text)
    }

    fn known_values(&self) -> Option<&'static [&'static str]> {
        self.as_ref().and_then(Validate::known_values)
    }

    fn validate_items(&self, rule: &Rule, problems: &mut Problems) {
        if let Some(value) = self {
            value.validate_items(rule, problems);
        }
    }

    fn validate(&self, problems: &mut Problems) {
        if let Some(value) = self {
            value.validate(problems);
        }
    }
}

impl<T: Validate + ?Sized> Validate for Box<T> {
    fn length(&self) -> Option<u64> {
        T::length(self)
    }

    fn number(&self) -> Option<f64> {
        T::number(self)
    }

    fn text(&self) -> Option<&str> {
        T::text(self)
    }

    fn known_values(&self) -> Option<&'static [&'static str]> {
        T::known_values(self)
    }

    fn validate_items(&self, rule: &Rule, problems: &mut Problems) {
        T::validate_items(self, rule, problems);
    }

    fn validate(&self, problems: &mut Problems) {
        T::validate(self, problems);
    }
}
