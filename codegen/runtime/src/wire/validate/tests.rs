#[cfg(feature = "full-validation")]
mod full;

use super::*;
use crate::wire::blob::Blob;
use crate::wire::time::DateTime;
use std::collections::HashMap;

#[derive(Default)]
struct Tag {
    key: Option<String>,
    value: Option<String>,
}

impl Validate for Tag {
    fn validate(&self, problems: &mut Problems) {
        problems.check("key", &self.key, Rule::REQUIRED.min_length(1).max_length(3));
        problems.check("value", &self.value, Rule::OPTIONAL);
    }
}

fn tag(key: &str) -> Tag {
    Tag { key: Some(key.to_owned()), value: None }
}

fn found(problems: Problems) -> String {
    problems.into_result().map_or_else(|error| error.to_string(), |()| String::new())
}

#[test]
fn all_problems_are_told_with_their_places() {
    let mut problems = Problems::new();
    problems.check("domain", &None::<String>, Rule::REQUIRED);
    problems.check("tags", &Some(vec![tag("a"), Tag::default()]), Rule::OPTIONAL);
    problems.check("maxResults", &Some(0), Rule::OPTIONAL.minimum(1.0).maximum(1000.0));
    let error = problems.into_result().unwrap_err();
    assert_eq!(
        error.to_string(),
        "domain: required, but missing; \
         tags[1].key: required, but missing; \
         maxResults: is 0, but must be at least 1"
    );
    assert_eq!(error.problems()[1].path(), "tags[1].key");
    assert_eq!(error.problems()[1].problem(), "required, but missing");
}

#[test]
fn lengths_are_characters_bytes_items_and_entries() {
    const TWO: Rule = Rule::OPTIONAL.min_length(2);
    let mut problems = Problems::new();
    problems.check("text", &Some("é".to_owned()), TWO);
    problems.check("blob", &Some(Blob::from("é")), TWO);
    problems.check("list", &Some(vec![true]), TWO);
    problems.check("map", &Some(HashMap::from([("a", 1.5)])), TWO);
    let places: Vec<_> = problems.into_result().unwrap_err().problems().to_vec();
    let places: Vec<_> = places.iter().map(Problem::path).collect();
    assert_eq!(places, ["text", "list", "map"]);
}

#[test]
fn rules_reach_items_keys_and_values() {
    static ITEM: Rule = Rule::OPTIONAL.min_length(1);
    static ITEMS: Rule = Rule::OPTIONAL.each(&ITEM);
    let mut problems = Problems::new();
    let map = HashMap::from([(String::new(), vec![Some(String::new()), None]), ("a".to_owned(), vec![])]);
    problems.check("map", &Some(map), Rule::OPTIONAL.keys(&ITEM).each(&ITEMS));
    assert_eq!(
        found(problems),
        "map key \"\": has length 0, but must have at least 1; \
         map[\"\"][0]: has length 0, but must have at least 1"
    );
}

#[test]
fn the_variant_of_a_union_is_checked_as_a_member() {
    let mut problems = Problems::new();
    problems.check_value("tag", &tag(""), Rule::OPTIONAL);
    assert_eq!(found(problems), "tag.key: has length 0, but must have at least 1");
}

#[test]
fn a_valid_input_has_no_problems() {
    let mut problems = Problems::new();
    problems.check("tag", &Some(tag("abc")), Rule::REQUIRED);
    problems.check("time", &Some(DateTime::from_secs(0)), Rule::REQUIRED);
    problems.check("none", &None::<f32>, Rule::OPTIONAL.minimum(1.0).pattern("a+"));
    assert!(problems.is_empty());
    assert_eq!(problems.into_result(), Ok(()));
    assert_eq!(Rule::OPTIONAL.pattern("a+").expression(), Some("a+"));
}
