//! The rules of `cargo xtask diff`, each by a pair of models. What rustc says of the pairs is the test `diff_proof`.

mod details;
mod removals;

use botocore_codegen::diff::{Change, Class, compare, rules, uses};
use botocore_model::Model;
use small_models::pairs::{self, Pair};
use std::collections::BTreeSet;

fn pairs() -> Vec<Pair> {
    pairs::all().unwrap_or_else(|error| panic!("{error}"))
}

fn changes(old: &Model, new: &Model) -> Vec<Change> {
    compare(old, new).unwrap_or_else(|problems| panic!("{problems}")).changes
}

/// The class that an outcome proves.
fn proved(outcome: &str) -> Class {
    match outcome.split(' ').next() {
        Some("fails") => Class::Major,
        Some("prints") => Class::Behaviour,
        Some("gains" | "warns" | "admits") => Class::Minor,
        Some("same") => Class::Patch,
        _ => panic!("there is no outcome {outcome:?}"),
    }
}

#[test]
fn every_rule_has_its_pair_and_every_pair_its_rule() {
    let of_rules: BTreeSet<_> = rules().iter().map(|rule| rule.id.to_owned()).collect();
    let of_pairs: BTreeSet<_> = pairs().into_iter().map(|pair| pair.rule).collect();
    assert_eq!(of_rules, of_pairs);
    assert_eq!(of_rules.len(), rules().len());
}

#[test]
fn each_change_is_seen_by_its_rules_alone() {
    let mut wrong = Vec::new();
    for pair in pairs() {
        let changes = changes(&pair.old, &pair.new);
        let seen: BTreeSet<_> = changes.iter().map(|change| change.rule.id).collect();
        let expected = pair.also.iter().chain([&pair.rule]).map(String::as_str).collect();
        if seen != expected {
            wrong.push(format!("{}: expected {expected:?}, seen {changes:#?}", pair.rule));
        }
        for change in &changes {
            assert!(!change.place.is_empty() && !change.rust.is_empty(), "{change:?} has no place");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_class_of_a_rule_is_what_its_pair_proves() {
    for pair in pairs() {
        let rule = rules().into_iter().find(|rule| rule.id == pair.rule);
        assert_eq!(rule.map(|rule| rule.class), Some(proved(&pair.outcome)), "{}", pair.rule);
    }
}

#[test]
fn a_model_differs_in_nothing_from_itself() {
    for pair in pairs() {
        for model in [&pair.old, &pair.new] {
            assert_eq!(changes(model, model), [], "{}", pair.rule);
        }
    }
}

#[test]
fn changes_are_sorted_by_class() {
    for pair in pairs() {
        let classes: Vec<_> = changes(&pair.old, &pair.new).iter().map(|change| change.rule.class).collect();
        assert!(classes.is_sorted_by(|a, b| a >= b), "{}: {classes:?}", pair.rule);
    }
}

/// What `--prove` compiles uses whatever a change may take away, or what holds it.
#[test]
fn what_breaks_is_used_by_the_program_that_uses_all() {
    for pair in pairs() {
        let uses = uses(&pair.old).unwrap();
        for change in changes(&pair.old, &pair.new).iter().filter(|change| change.rule.class == Class::Major) {
            // The program calls every crate by one name.
            let is_used = change.rule.id == "crate-renamed"
                || uses
                    .iter()
                    .any(|used| used.rust == change.rust || change.rust.starts_with(&format!("{}::", used.rust)));
            assert!(is_used, "{}: {}", pair.rule, change.rust);
        }
    }
}
