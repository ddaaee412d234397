//! Declarations of batches that are wrong or stale.

use super::support::{model, set};
use botocore_codegen::Options;
use botocore_model::{Source, Sources};
use serde_json::{Value, json};

const NAME: &str = "batches-1.local.json";

/// A model whose operation answers with what was done and what failed, and the declaration that it does.
fn declared() -> (Value, Value) {
    let mut model = model();
    let text = json!({"shape": "Text"});
    model["shapes"]["PutResponse"]["members"] =
        json!({"done": {"shape": "Texts"}, "failed": {"shape": "Failures"}, "size": {"shape": "Size"}});
    model["shapes"]["Failures"] = json!({"type": "map", "key": text, "value": {"shape": "Why"}});
    let why = json!({"code": {"shape": "Colour"}, "message": text, "size": {"shape": "Size"}});
    model["shapes"]["Why"] = json!({"type": "structure", "members": why});
    model["shapes"]["Size"] = json!({"type": "integer"});
    let batch = json!({"successes": "done", "failures": "failed", "code": "code", "message": "message"});
    (model, json!({"version": 1.0, "operations": {"Put": batch}}))
}

/// What the generator says of a model and a declaration; `None` if it generates.
fn problem((model, batches): &(Value, Value)) -> Option<String> {
    let (model, batches) = (model.to_string(), batches.to_string());
    let source = Source { name: NAME, text: &batches };
    let sources = Sources { batches: Some(source), ..Sources::of_text("service-2.json", &model) };
    let read = botocore_model::read(&sources).map_err(|problems| problems.to_string());
    let generated = read.and_then(|model| {
        let output =
            botocore_codegen::generate(&model, &Options::default()).map_err(|problems| problems.to_string())?;
        assert!(output.files["src/operation/put.rs"].contains("batch! {"));
        Ok(output)
    });
    generated.err().map(|text| text.lines().next().unwrap_or_default().to_owned())
}

#[test]
fn a_declaration_that_fits_is_generated() {
    assert_eq!(problem(&declared()), None);
}

#[test]
fn a_declaration_that_cannot_be_read_is_refused() {
    for (pointer, value, said) in [
        ("/version", json!(2.0), "$.version: expected version 1.0 of the declaration of batches, found 2.0"),
        ("/operations/Put/success", json!("done"), "$.operations.Put.success: unknown key \"success\"; did you mean"),
        ("/operations/Put/code", json!(1), "$.operations.Put.code: expected a string, found 1"),
        ("/operations/Put", json!({}), "$.operations.Put: the key \"successes\" is missing"),
    ] {
        let (model, mut batches) = declared();
        set(&mut batches, pointer, value);
        let problem = problem(&(model, batches)).unwrap_or_else(|| panic!("{pointer} is generated"));
        assert!(problem.starts_with(&format!("{NAME}: {said}")), "{problem}");
    }
}

#[test]
fn a_declaration_that_does_not_fit_the_model_is_refused() {
    for (key, member, said) in [
        ("successes", "gone", "PutResponse has no member \"gone\""),
        ("successes", "size", "`size` is neither a list nor a map"),
        ("failures", "gone", "PutResponse has no member \"gone\""),
        ("failures", "done", "`done` is not a map from text to structures"),
        ("code", "gone", "Why has no member \"gone\""),
        ("code", "size", "`size` is not text"),
        ("message", "size", "`size` is not text"),
    ] {
        let (model, mut batches) = declared();
        set(&mut batches, &format!("/operations/Put/{key}"), json!(member));
        let expected = format!("{NAME}: $.operations.Put.{key}: {said}; mend the declaration, or remove it");
        assert_eq!(problem(&(model, batches)), Some(expected));
    }
}

#[test]
fn a_declaration_that_is_stale_is_refused() {
    let (model, mut batches) = declared();
    let put = batches["operations"]["Put"].clone();
    set(&mut batches, "/operations/Take", put);
    let said = "$.operations.Take: the service has no operation \"Take\"; mend the declaration, or remove it";
    assert_eq!(problem(&(model.clone(), batches)), Some(format!("{NAME}: {said}")));
    let (mut without_output, batches) = declared();
    without_output["operations"]["Put"].as_object_mut().unwrap().remove("output");
    let problem = problem(&(without_output, batches)).unwrap();
    assert!(problem.starts_with(&format!("{NAME}: $.operations.Put.successes: Put has no output")), "{problem}");
}

#[test]
fn what_errors_would_show_is_not_sensitive() {
    for (shape, said) in [
        ("Colour", "code: `code` is sensitive, and errors would show it"),
        ("Why", "code: `code` is sensitive, and errors would show it"),
        ("Text", "failures: `failed` is not a map from text to structures"),
    ] {
        let (mut model, batches) = declared();
        model["shapes"][shape]["sensitive"] = json!(true);
        let problem = problem(&(model, batches)).unwrap();
        assert!(problem.starts_with(&format!("{NAME}: $.operations.Put.{said}")), "{problem}");
    }
}

#[test]
fn a_member_that_is_called_as_the_method_is_refused() {
    let (mut model, batches) = declared();
    model["shapes"]["PutResponse"]["members"]["intoResult"] = json!({"shape": "Text"});
    let problem = problem(&(model, batches)).unwrap();
    assert!(problem.contains("the output has a member that is called `into_result`"), "{problem}");
}
