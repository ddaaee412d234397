//! Models: each is an error, or becomes Rust that holds nothing but what the generator means to write.

mod code;
mod edits;
mod manifest;
mod names;

use botocore_codegen::{Options, Output};
use botocore_model::{Source, Sources};
use serde_json::Value;

/// Checks a model: one that is written out, or one of the small models with edits.
pub fn check(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    if text.starts_with('{') {
        // Nothing is compared: the text may not even be JSON.
        if let Ok(output) = generate(&Sources::of_text("service-2.json", &text)) {
            code::check(&output);
        }
        return;
    }
    let files = edits::apply(&text);
    let Ok(output) = generate_files(&files) else { return };
    code::check(&output);
    manifest::check(&output);
    names::check(&output, &files);
    documentation_is_no_code(&output, files);
}

fn generate_files(files: &Value) -> Result<Output, String> {
    let [service, paginators, endpoints] = ["service", "paginators", "endpoints"].map(|name| files[name].to_string());
    let source = |name, text| Source { name, text };
    generate(&Sources {
        paginators: (!files["paginators"].is_null()).then(|| source("paginators-1.json", &paginators)),
        endpoint_rule_set: (!files["endpoints"].is_null()).then(|| source("endpoint-rule-set-1.json", &endpoints)),
        ..Sources::of_text("service-2.json", &service)
    })
}

fn generate(sources: &Sources<'_>) -> Result<Output, String> {
    let model = botocore_model::read(sources).map_err(|problems| problems.to_string())?;
    botocore_codegen::generate(&model, &Options::default()).map_err(|problems| problems.to_string())
}

/// Whatever documentation says, the code is the same.
fn documentation_is_no_code(output: &Output, mut files: Value) {
    blank(&mut files);
    let plain = generate_files(&files).unwrap_or_else(|problems| panic!("refused without documentation: {problems}"));
    assert_eq!(code::without_texts(output), code::without_texts(&plain));
}

/// Replaces all documentation.
fn blank(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) if ["documentation", "deprecatedMessage"].contains(&name.as_str()) => {
                        if !text.trim().is_empty() {
                            "Text.".clone_into(text);
                        }
                    }
                    other => blank(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(blank),
        _ => {}
    }
}
