//! Constraints that are checked only at the full level.

use super::super::*;
use super::{found, tag};
use std::collections::HashMap;

fn violations_of<T: Validate>(level: Level, value: T, constraint: Constraint) -> String {
    let mut violations = Violations::with_level(level);
    violations.check("it", &Some(value), &constraint);
    found(violations)
}

#[test]
fn greatest_values_are_left_to_the_service_unless_asked_for() {
    let check = |level| {
        let mut violations = Violations::with_level(level);
        violations.check("tag", &Some(Box::new(tag("long"))), &Constraint::NONE.required());
        violations.check("count", &Some(7i64), &Constraint::NONE.maximum(5));
        found(violations)
    };
    assert_eq!(check(Level::Minimum), "");
    assert_eq!(
        check(Level::Full),
        "tag.key: has length 4, but must have at most 3; count: is 7, but must be at most 5"
    );
}

#[test]
fn whole_numbers_are_exact_beyond_the_precision_of_floating_point() {
    const BEYOND: i64 = 9_007_199_254_740_993;
    let constraint = Constraint::NONE.maximum(BEYOND);
    assert_eq!(violations_of(Level::Full, BEYOND, constraint), "");
    let expected = "it: is 9007199254740994, but must be at most 9007199254740993";
    assert_eq!(violations_of(Level::Full, BEYOND + 1, constraint), expected);
}

#[test]
fn real_numbers_have_greatest_values() {
    let half = Constraint::NONE.real_maximum(0.5);
    assert_eq!(violations_of(Level::Full, 0.5, half), "");
    assert_eq!(violations_of(Level::Full, 0.75f32, half), "it: is 0.75, but must be at most 0.5");
    assert_eq!(violations_of(Level::Full, 1, half), "it: is 1, but must be at most 0.5");
}

#[test]
fn lengths_and_texts_reach_through_boxes() {
    let constraint = Constraint::NONE.max_length(2).pattern("[a-z]+");
    let boxed = |text: &str| violations_of(Level::Full, Box::new(text.to_owned()), constraint);
    assert_eq!(boxed("ab"), "");
    assert_eq!(boxed("12"), "it: does not match the pattern [a-z]+");
    assert_eq!(boxed("abc"), "it: has length 3, but must have at most 2");
}

#[test]
fn patterns_are_for_the_text_as_a_whole() {
    let constraint = Constraint::NONE.portable_pattern("\\P{C}+", "[ -~]+");
    assert_eq!(violations_of(Level::Minimum, "\n".to_owned(), constraint), "");
    assert_eq!(violations_of(Level::Full, "a b".to_owned(), constraint), "");
    assert_eq!(violations_of(Level::Full, "a\nb".to_owned(), constraint), "it: does not match the pattern \\P{C}+");
    assert_eq!(violations_of(Level::Full, true, constraint), "");
    // A text that is too long is not matched, and an invalid expression matches everything.
    let constraint = constraint.max_length(2);
    assert_eq!(violations_of(Level::Full, "a\nb".to_owned(), constraint), "it: has length 3, but must have at most 2");
    assert_eq!(violations_of(Level::Full, "a".to_owned(), Constraint::NONE.pattern("(")), "");
}

#[test]
fn patterns_reach_items_and_keys() {
    static LETTERS: Constraint = Constraint::NONE.pattern("[a-z]+");
    static ITEMS: Constraint = Constraint::NONE.each(&LETTERS);
    let items = vec![Some("a".to_owned()), None, Some("2".to_owned())];
    let map = HashMap::from([("1".to_owned(), items), ("b".to_owned(), Vec::new())]);
    let expected = "it key \"1\": does not match the pattern [a-z]+; it[\"1\"][2]: does not match the pattern [a-z]+";
    assert_eq!(violations_of(Level::Full, map, Constraint::NONE.keys(&LETTERS).each(&ITEMS)), expected);
}

/// An enumeration with this number of values.
struct Number<const KNOWN: usize>(&'static str);

impl<const KNOWN: usize> Validate for Number<KNOWN> {
    fn text(&self) -> Option<&str> {
        Some(self.0)
    }

    fn known_values(&self) -> Option<&'static [&'static str]> {
        const VALUES: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"];
        VALUES.get(..KNOWN)
    }
}

#[test]
fn values_are_those_that_the_model_knows() {
    assert_eq!(violations_of(Level::Minimum, Number::<3>("4"), Constraint::NONE), "");
    assert_eq!(violations_of(Level::Full, Number::<3>("3"), Constraint::NONE), "");
    assert_eq!(violations_of(Level::Full, Number::<3>("4"), Constraint::NONE), "it: must be one of 1, 2, 3");
    let first = "it: must be one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12";
    assert_eq!(violations_of(Level::Full, Number::<13>("15"), Constraint::NONE), format!("{first} and 1 other"));
    let boxed = Some(Box::new(Number::<14>("15")));
    assert_eq!(violations_of(Level::Full, boxed, Constraint::NONE), format!("{first} and 2 others"));
}
