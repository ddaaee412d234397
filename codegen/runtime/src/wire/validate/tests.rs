#[cfg(feature = "full-validation")]
mod full;

use super::*;
use crate::wire::blob::Blob;
use crate::wire::sentence::CLAUSE;
use crate::wire::time::DateTime;
use std::collections::HashMap;

#[derive(Clone, Default)]
struct Tag {
    key: Option<String>,
    value: Option<String>,
}

impl Validate for Tag {
    fn validate(&self, violations: &mut Violations) {
        violations.check("key", &self.key, &Constraint::NONE.required().min_length(1).max_length(3));
        violations.check("value", &self.value, &Constraint::NONE);
    }
}

fn tag(key: &str) -> Tag {
    Tag { key: Some(key.to_owned()), value: None }
}

fn found(violations: Violations) -> String {
    let Err(error) = violations.into_result() else { return String::new() };
    assert!(!error.violations().is_empty());
    error.to_string()
}

#[test]
fn all_violations_are_told_with_their_places() {
    let mut violations = Violations::new();
    violations.check("domain", &None::<String>, &Constraint::NONE.required());
    violations.check("tags", &Some(vec![tag("a"), Tag::default()]), &Constraint::NONE);
    violations.check("maxResults", &Some(0), &Constraint::NONE.minimum(1).maximum(1000));
    violations.check("pageSize", &None::<i32>, &Constraint::NONE.minimum(1));
    let error = violations.into_result().unwrap_err();
    assert_eq!(
        error.to_string(),
        "domain: required, but missing; \
         tags[1].key: required, but missing; \
         maxResults: is 0, but must be at least 1"
    );
    assert_eq!(error.violations()[1].path(), "tags[1].key");
    assert_eq!(error.violations()[1].message(), "required, but missing");
}

#[test]
fn lengths_are_characters_bytes_items_and_entries() {
    const FOUR: Constraint = Constraint::NONE.min_length(4);
    let mut violations = Violations::new();
    violations.check("text", &Some("étés".to_owned()), &FOUR);
    violations.check("word", &Some("été".to_owned()), &FOUR);
    violations.check("blob", &Some(Blob::from("été")), &FOUR);
    violations.check("bytes", &Some(Blob::from("ete")), &FOUR);
    violations.check("list", &Some(vec![true; 3]), &FOUR);
    violations.check("map", &Some(HashMap::from([("a", 1.5), ("b", 2.5), ("c", 3.5)])), &FOUR);
    let short = |place| format!("{place}: has length 3, but must have at least 4");
    assert_eq!(found(violations), ["word", "bytes", "list", "map"].map(short).join("; "));
}

#[test]
fn rules_reach_items_keys_and_values() {
    static ITEM: Constraint = Constraint::NONE.min_length(1);
    static ITEMS: Constraint = Constraint::NONE.each(&ITEM);
    let mut violations = Violations::new();
    let map = HashMap::from([(String::new(), vec![Some(String::new()), None]), ("a".to_owned(), vec![])]);
    violations.check("map", &Some(map), &Constraint::NONE.keys(&ITEM).each(&ITEMS));
    assert_eq!(
        found(violations),
        "map key \"\": has length 0, but must have at least 1; \
         map[\"\"][0]: has length 0, but must have at least 1"
    );
}

#[test]
fn items_of_sparse_lists_and_boxes_are_checked_as_themselves() {
    static TWO: Constraint = Constraint::NONE.min_length(2);
    static ITEM: Constraint = Constraint::NONE.minimum(1).min_length(2).each(&TWO);
    static ITEMS: Constraint = Constraint::NONE.each(&ITEM);
    let mut violations = Violations::new();
    violations.check("numbers", &Some(vec![None, Some(0)]), &ITEMS);
    violations.check("tags", &Some(vec![None, Some(tag(""))]), &Constraint::NONE);
    violations.check("lists", &Some(vec![None, Some(vec!["abc".to_owned(), "d".to_owned()])]), &ITEMS);
    violations.check("boxed number", &Some(Box::new(0)), &ITEM);
    violations.check("boxed list", &Some(Box::new(vec!["d".to_owned()])), &ITEM);
    let error = violations.into_result().unwrap_err();
    let places: Vec<_> = error.violations().iter().map(Violation::path).collect();
    assert_eq!(places, ["numbers[1]", "tags[1].key", "lists[1][1]", "boxed number", "boxed list", "boxed list[0]"]);
}

#[test]
fn maps_are_searched_for_what_can_be_wrong() {
    static TWO: Constraint = Constraint::NONE.min_length(2);
    let map = || Some(HashMap::from([("k", "v".to_owned())]));
    let mut violations = Violations::new();
    violations.check("a", &map(), &Constraint::NONE.keys(&TWO));
    violations.check("b", &map(), &Constraint::NONE.each(&TWO));
    violations.check("c", &map(), &Constraint::NONE);
    violations.check("d", &Some(HashMap::from([("k", tag(""))])), &Constraint::NONE);
    let error = violations.into_result().unwrap_err();
    let places: Vec<_> = error.violations().iter().map(Violation::path).collect();
    assert_eq!(places, ["a key \"k\"", "b[\"k\"]", "d[\"k\"].key"]);
}

#[test]
fn the_variant_of_a_union_is_checked_as_a_member() {
    let mut violations = Violations::new();
    violations.check_value("tag", &tag(""), &Constraint::NONE);
    assert_eq!(found(violations), "tag.key: has length 0, but must have at least 1");
}

#[test]
fn a_valid_input_has_no_violations() {
    let mut violations = Violations::new();
    violations.check("tag", &Some(tag("abc")), &Constraint::NONE.required());
    violations.check("time", &Some(DateTime::from_secs(0)), &Constraint::NONE.required());
    violations.check("none", &None::<f32>, &Constraint::NONE.real_minimum(1.0).pattern("a+"));
    assert!(violations.is_empty());
    assert_eq!(violations.into_result(), Ok(()));
    assert_eq!(Constraint::NONE.pattern("a+").expression(), Some("a+"));
}

#[test]
fn whole_numbers_are_exact_beyond_the_precision_of_floating_point() {
    const BEYOND: i64 = 9_007_199_254_740_993;
    let mut violations = Violations::new();
    violations.check("least", &Some(BEYOND - 1), &Constraint::NONE.minimum(BEYOND));
    violations.check("as it must be", &Some(BEYOND), &Constraint::NONE.minimum(BEYOND));
    assert_eq!(found(violations), "least: is 9007199254740992, but must be at least 9007199254740993");
}

#[test]
fn a_number_of_32_bits_is_compared_with_its_bound_in_32_bits() {
    let hundredth = Constraint::NONE.real_minimum(0.01);
    let mut violations = Violations::new();
    violations.check("as it must be", &Some(0.01f32), &hundredth);
    violations.check("less", &Some(0.009f32), &hundredth);
    assert_eq!(found(violations), "less: is 0.009, but must be at least 0.01");
    #[cfg(feature = "full-validation")]
    {
        let mut violations = Violations::with_level(Level::Full);
        violations.check("as it must be", &Some(0.7f32), &Constraint::NONE.real_maximum(0.7));
        violations.check("more", &Some(0.71f32), &Constraint::NONE.real_maximum(0.7));
        assert_eq!(found(violations), "more: is 0.71, but must be at most 0.7");
    }
}

#[test]
fn real_numbers_have_bounds_of_their_own() {
    let mut violations = Violations::new();
    let half = Constraint::NONE.real_minimum(0.5);
    violations.check("as it must be", &Some(0.5), &half);
    violations.check("double", &Some(0.25), &half);
    violations.check("single", &Some(0.25f32), &half);
    violations.check("whole", &Some(-3), &half);
    violations.check("whole", &Some(2), &half);
    assert_eq!(
        found(violations),
        "double: is 0.25, but must be at least 0.5; single: is 0.25, but must be at least 0.5; \
         whole: is -3, but must be at least 0.5"
    );
}

#[test]
fn a_long_list_ends_with_the_number_of_the_others() {
    let mut violations = Violations::new();
    violations.check("tags", &Some(vec![Tag::default(); 1000]), &Constraint::NONE);
    let found = found(violations);
    assert!(found.ends_with("; tags[64].key: required, but missing; and 935 more"), "{found}");
    assert!(found.len() < CLAUSE, "{found}");
}

#[test]
fn a_list_may_have_its_greatest_length() {
    let after = |first: &'static str| {
        let mut violations = Violations::new();
        violations.check(first, &None::<String>, &Constraint::NONE.required());
        violations.check("tags", &Some(vec![Tag::default(); 64]), &Constraint::NONE);
        found(violations)
    };
    let (most, more) = (after("seventeen letters"), after("eighteen letters .."));
    assert_eq!(most.len() + "; ".len(), CLAUSE - 100);
    assert!(most.ends_with("; tags[63].key: required, but missing"), "{most}");
    assert!(more.ends_with("; tags[62].key: required, but missing; and 1 more"), "{more}");
}
