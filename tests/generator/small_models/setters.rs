//! Every member of every builder has a setter that takes an `Option`.

use super::support::try_send;
use codeartifact::runtime::ByteStream;
use codeartifact_tests::models::many_required::operation::fill::FillInput;
use codeartifact_tests::models::payload_stream::operation::put::PutInput;
use codeartifact_tests::models::types::operation::constrained::ConstrainedInput;
use codeartifact_tests::models::types::types::{Leaf, Nested, Tree};

#[test]
fn a_required_member_that_is_none_is_reported_with_all_other_problems() {
    let nested = Nested::builder().set_id(None).leaf(Leaf::default()).build();
    let builder = ConstrainedInput::builder().set_text(None).set_nested(Some(nested)).number(0);
    let error = try_send(builder.build()).err().unwrap().to_string();
    let problems =
        "text: required, but missing; number: is 0, but must be at least 1; nested.id: required, but missing";
    assert!(error.contains(problems), "{error}");
}

#[test]
fn a_setter_of_an_option_counts_as_set_in_every_place() {
    let text = |text: &str| Some(text.to_owned());
    let copy = FillInput::builder().set_one(text("1")).set_two(text("2")).set_three(text("3")).set_four(text("4"));
    let copy = copy.set_five(text("5")).set_six(text("6")).set_seven(text("7")).set_eight(text("8")).set_nine(None);
    let input = copy.set_ten(text("10")).set_eleven(text("11")).set_twelve(text("12")).set_thirteen(None).build();
    let error = try_send(input).err().unwrap().to_string();
    assert!(error.ends_with("nine: required, but missing; thirteen: required, but missing"), "{error}");
}

#[test]
fn streams_boxes_lists_and_maps_are_set_and_cleared() {
    let input = PutInput::builder().set_content(Some(ByteStream::from_static(b"a"))).set_content(None).build();
    assert!(input.content.is_none());
    let leaf = Tree::builder().value(1).build();
    let tree = Tree::builder().set_left(Some(Box::new(leaf.clone()))).left(leaf.clone()).set_right(None);
    let tree = tree.set_children(Some(vec![leaf.clone()])).children(leaf.clone()).set_named(None).build();
    assert_eq!(tree.left.as_deref(), Some(&leaf));
    assert_eq!(tree.children, Some(vec![leaf.clone(), leaf]));
}

#[test]
fn what_is_set_can_be_read() {
    let builder = FillInput::builder().one("1");
    assert_eq!(builder.as_input().one.as_deref(), Some("1"));
    assert_eq!(builder.as_input().two, None);
}
