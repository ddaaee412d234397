use super::{explains, surprises};
use botocore_codegen::diff::{Change, Use, rules};

fn change(id: &str, rust: &str) -> Change {
    let rule = rules().into_iter().find(|rule| rule.id == id).unwrap();
    Change { rule, directions: Vec::new(), place: String::new(), rust: rust.to_owned(), detail: String::new() }
}

fn used(rust: &str, text: &str) -> Use {
    Use { rust: rust.to_owned(), text: text.to_owned() }
}

#[test]
fn a_change_explains_what_is_in_it_around_it_and_made_of_it() {
    let field = used("operation::make::MakeInput::tag", "(it: types::Tag) {}");
    for (id, rust, expected) in [
        ("member-type-changed", "operation::make::MakeInput::tag", true),
        ("operation-removed", "Client::make", true),
        ("paginator-removed", "Client::make().into_paginator()", true),
        ("type-removed", "types::Tag", true),
        ("type-removed", "types::Ta", false),
        ("operation-removed", "Client::mak", false),
        ("member-removed", "operation::make::MakeInput::ta", false),
    ] {
        assert_eq!(explains(&change(id, rust), &field), expected, "{rust}");
    }
    let builder = used("operation::make::MakeInput", "() {}");
    assert!(explains(&change("input-member-required", "operation::make::MakeInput::tag"), &builder));
}

#[test]
fn what_is_not_predicted_and_what_is_not_seen_is_said() {
    let removed = change("type-removed", "types::Tag");
    let failed = (used("types::Tag", "(_: types::Tag) {}"), "error".to_owned());
    assert_eq!(surprises(&[&removed], std::slice::from_ref(&failed)), Vec::<String>::new());
    assert_eq!(surprises(&[], &[failed]), ["not predicted: types::Tag (_: types::Tag) {}\nerror"]);
    assert_eq!(surprises(&[&removed], &[]), ["not seen: type-removed types::Tag"]);
}
