//! Names that are words of Rust, of its prelude or of emitted code, and names that collide.

use super::support::{receive, send, try_send};
use codeartifact_tests::models::names::operation::clone::CloneInput;
use codeartifact_tests::models::names::operation::collisions::CollisionsInput;
use codeartifact_tests::models::names::operation::echo::{EchoInput, EchoOutput};
use codeartifact_tests::models::names::operation::keywords::KeywordsInput;
use codeartifact_tests::models::names::operation::methods::MethodsInput;
use codeartifact_tests::models::names::operation::optional::OptionalInput;
use codeartifact_tests::models::names::types::{
    Choice, Keywords, Methods, MethodsBuilder, OptionShape, Tag, TagBuilder2, Values,
};
use serde_json::{Value, json};
use std::convert::Infallible;

/// The model, to compare what is sent with.
fn model() -> Value {
    serde_json::from_str(include_str!("../models/names.json")).unwrap()
}

/// An object with a value for each member of a shape: its own name.
fn filled(shape: &str) -> Value {
    let members = model()["shapes"][shape]["members"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    members.into_iter().map(|name| (name.clone(), Value::String(name))).collect()
}

#[test]
fn every_member_is_read_and_written_under_its_own_name() {
    let everything = json!({
        "keywords": filled("Keywords"),
        "requiredKeywords": filled("RequiredKeywords"),
        "methods": filled("Methods"),
        "requiredMethods": filled("RequiredMethods"),
        "collisions": filled("Collisions"),
        "requiredCollisions": filled("RequiredCollisions"),
        "tag": filled("Tag"),
        "tagBuilder": {"tag": "t"},
        "tag_Builder": {"tag": "t"},
        "fooBar": {"a": "aa"},
        "foo_Bar": {"b": "b"},
        "byValue": {"": {"member": "m"}, "1": {"member": "m"}},
        "choice": {"Self": "s"},
    });
    let output: EchoOutput = receive::<EchoInput>(json!({"everything": everything}).to_string());
    let input = EchoInput::builder()
        .everything(output.everything.unwrap())
        .echo_input("1")
        .echo_builder("2")
        .echo_output("3")
        .next_echo("4")
        .echo("5")
        .types("6")
        .required("7")
        .c("8")
        .string("9")
        .set("10")
        .phantom_data("11")
        .service("12")
        .build();
    assert_eq!(
        send(input).json(),
        json!({
            "everything": everything, "echoInput": "1", "echoBuilder": "2", "echoOutput": "3", "nextEcho": "4",
            "echo": "5", "types": "6", "required": "7", "c": "8", "string": "9", "set": "10", "phantomData": "11",
            "service": "12",
        })
    );
}

#[test]
fn every_required_member_is_asked_for_under_its_own_name() {
    for (found, shape) in [
        (missing(&KeywordsInput::default()), "KeywordsRequest"),
        (missing(&MethodsInput::default()), "MethodsRequest"),
        (missing(&CollisionsInput::default()), "CollisionsRequest"),
    ] {
        let expected: Vec<String> = filled(shape).as_object().unwrap().keys().cloned().collect();
        assert_eq!(found, expected);
    }
}

/// The members that an empty input lacks.
fn missing<O: codeartifact::runtime::Operation>(input: &O) -> Vec<String> {
    let mut violations = codeartifact::runtime::validate::Violations::new();
    input.validate(&mut violations);
    let error = violations.into_result().unwrap_err();
    error.violations().iter().map(|violation| violation.path().to_owned()).collect()
}

#[test]
fn keywords_are_members_by_their_raw_names() {
    let keywords = Keywords::builder().r#type("t").r#fn("f").self_("s").crate_("c").union("u").build();
    assert_eq!((keywords.r#type(), keywords.r#fn(), keywords.self_()), (Some("t"), Some("f"), Some("s")));
    let input = OptionalInput::builder().r#async("a").default_value("d").build_value("b").send_value("s").build();
    assert_eq!(send(input).json(), json!({"async": "a", "default": "d", "build": "b", "send": "s"}));
}

#[test]
#[expect(clippy::useless_conversion, clippy::implicit_clone, reason = "each method of a trait is called once")]
fn methods_of_traits_are_those_of_the_traits_beside_members_of_the_same_name() {
    let methods = Methods::builder().clone_value("c").default_value("d").into_value("i").from_value("f");
    let builder: MethodsBuilder<_> = methods.clone().into();
    let methods = Methods::from(builder.build());
    assert_eq!(methods.clone().clone_value(), Some("c"));
    assert!(methods.eq(&methods.to_owned()) && methods.ne(&Methods::default()));
    assert_eq!(methods.clone().try_into(), Ok::<Methods, Infallible>(methods));
}

#[test]
fn shapes_called_like_the_prelude_have_names_of_their_own() {
    let option = OptionShape::builder().member("m").build();
    assert_eq!(Some(option.member()), Some("m"));
    let error = try_send(EchoInput::default()).err().unwrap();
    assert!(error.to_string().contains("echoInput"), "{error}");
}

#[test]
fn a_structure_may_require_a_member_called_like_itself() {
    let tag = Tag::builder().tag("1").tag_builder("2").next_tag("3").next_tag_builder("4").build();
    assert_eq!((tag.tag(), tag.next_tag_builder()), ("1", "4"));
    assert_eq!(TagBuilder2::builder().tag("t").build().tag(), "t");
}

#[test]
fn variants_called_like_the_prelude_are_variants() {
    assert_eq!(Values::from("None"), Values::None);
    assert_eq!(Values::from("Err").as_str(), "Err");
    assert_eq!(Values::from("Unknown"), Values::UnknownValue);
    assert!(matches!(Choice::Some(String::new()), Choice::Some(_)));
    assert!(matches!(Choice::SelfValue(String::new()), Choice::SelfValue(_)));
}

#[test]
fn every_operation_keeps_its_path() {
    let sent = send(CloneInput::default());
    assert_eq!(sent.path, "/op/Clone");
}
