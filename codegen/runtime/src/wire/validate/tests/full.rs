//! What is checked on request.

use super::super::*;
use super::{found, tag};
use std::collections::HashMap;

fn problems_of<T: Validate>(level: Level, value: T, rule: Rule) -> String {
    let mut problems = Problems::with_level(level);
    problems.check("it", &Some(value), rule);
    found(problems)
}

#[test]
fn greatest_values_are_left_to_the_service_unless_asked_for() {
    let check = |level| {
        let mut problems = Problems::with_level(level);
        problems.check("tag", &Some(Box::new(tag("long"))), Rule::REQUIRED);
        problems.check("count", &Some(7i64), Rule::OPTIONAL.maximum(5.0));
        found(problems)
    };
    assert_eq!(check(Level::Minimum), "");
    assert_eq!(
        check(Level::Full),
        "tag.key: has length 4, but must have at most 3; count: is 7, but must be at most 5"
    );
}

#[test]
fn patterns_are_for_the_text_as_a_whole() {
    let rule = Rule::OPTIONAL.portable_pattern("\\P{C}+", "[ -~]+");
    assert_eq!(problems_of(Level::Minimum, "\n".to_owned(), rule), "");
    assert_eq!(problems_of(Level::Full, "a b".to_owned(), rule), "");
    assert_eq!(problems_of(Level::Full, "a\nb".to_owned(), rule), "it: does not match the pattern \\P{C}+");
    // What is too long is not looked at further, and what is no expression is matched by all.
    let rule = rule.max_length(2);
    assert_eq!(problems_of(Level::Full, "a\nb".to_owned(), rule), "it: has length 3, but must have at most 2");
    assert_eq!(problems_of(Level::Full, "a".to_owned(), Rule::OPTIONAL.pattern("(")), "");
}

#[test]
fn patterns_reach_items_and_keys() {
    static LETTERS: Rule = Rule::OPTIONAL.pattern("[a-z]+");
    static ITEMS: Rule = Rule::OPTIONAL.each(&LETTERS);
    let map = HashMap::from([("1".to_owned(), vec![Some("a".to_owned()), None, Some("2".to_owned())])]);
    let expected = "it key \"1\": does not match the pattern [a-z]+; it[\"1\"][2]: does not match the pattern [a-z]+";
    assert_eq!(problems_of(Level::Full, map, Rule::OPTIONAL.keys(&LETTERS).each(&ITEMS)), expected);
}

/// An enumeration of so many values.
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
    assert_eq!(problems_of(Level::Minimum, Number::<3>("4"), Rule::OPTIONAL), "");
    assert_eq!(problems_of(Level::Full, Number::<3>("3"), Rule::OPTIONAL), "");
    assert_eq!(problems_of(Level::Full, Number::<3>("4"), Rule::OPTIONAL), "it: must be one of 1, 2, 3");
    let boxed = Some(Box::new(Number::<14>("15")));
    let expected = "it: must be one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 others";
    assert_eq!(problems_of(Level::Full, boxed, Rule::OPTIONAL), expected);
}
