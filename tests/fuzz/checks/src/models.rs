//! Models: each is an error, or becomes Rust that holds nothing but what the generator means to write.

mod code;
mod edits;
mod manifest;
mod names;

use botocore_codegen::{Options, Output};
use botocore_model::{Source, Sources};
use code::Code;
use serde_json::Value;

/// The keys of texts that become documentation.
const DOCUMENTATION: [&str; 2] = ["documentation", "deprecatedMessage"];

/// Checks a model: one that is written out, or one of the small models with edits.
pub fn check(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    if text.starts_with('{') {
        // Nothing is compared: the text may not even be JSON.
        if let Ok(output) = generate(&Sources::of_text("service-2.json", &text)) {
            Code::read(&output);
        }
        return;
    }
    let (mut files, base) = edits::apply(&text);
    let Ok(output) = generate_files(&files) else { return };
    let code = Code::read(&output);
    manifest::check(&output);
    names::check(&code, &files);
    // Whatever documentation says, the code is the same.
    if documentation(&files) != documentation(base) {
        blank(&mut files);
        let plain = generate_files(&files);
        let plain = plain.unwrap_or_else(|problems| panic!("refused without documentation: {problems}"));
        assert_eq!(code.without_texts(), Code::read(&plain).without_texts());
    }
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

/// All documentation.
fn documentation<'a>(value: &'a Value) -> Vec<&'a str> {
    match value {
        Value::Object(members) => {
            let of = |(name, value): (&'a String, &'a Value)| match value {
                Value::String(text) if DOCUMENTATION.contains(&name.as_str()) => vec![text.as_str()],
                other => documentation(other),
            };
            members.iter().flat_map(of).collect()
        }
        Value::Array(items) => items.iter().flat_map(documentation).collect(),
        _ => Vec::new(),
    }
}

/// Replaces all documentation.
fn blank(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) if DOCUMENTATION.contains(&name.as_str()) => {
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn output(code: &str) -> Output {
        let files = BTreeMap::from([("src/lib.rs".to_owned(), code.to_owned())]);
        Output { files, partitions: String::new(), published: None, operations: 0, left_out: Vec::new(), shapes: 0 }
    }

    fn without_texts(code: &str) -> String {
        let output = output(code);
        Code::read(&output).without_texts().into_values().collect()
    }

    #[test]
    fn code_that_documentation_adds_is_a_difference() {
        let plain = without_texts("//! A.\n/// B.\n#[deprecated(note = \"C\")]\npub fn one() {}");
        assert_eq!(plain, without_texts("/// `fn two() {}`\n#[deprecated(note = \"D\")]\npub fn one() {}"));
        for code in ["/// B.\nfn two() {}\npub fn one() {}", "pub fn one() { \"B\" }", "#[inline]\npub fn one() {}"] {
            assert_ne!(plain, without_texts(code), "{code}");
        }
    }

    #[test]
    fn identifiers_come_from_the_generator_or_the_model() {
        let (files, _) =
            edits::apply("types\n/service/shapes/Leaf ~ Blade of grass\n/service/documentation = \"evil\"");
        let check = |code: &str| names::check(&Code::read(&output(code)), &files);
        check(
            "pub struct BladeOfGrass { pub string: Option<String> }\nimpl BladeOfGrassBuilder { fn set_string2() {} }",
        );
        let evil = std::panic::catch_unwind(|| check("pub fn evil() {}"));
        assert!(evil.is_err(), "`evil` passes");
    }

    #[test]
    fn two_things_of_one_name_are_found() {
        for code in ["struct A;\nenum A {}", "struct A { b: u8, b: u8 }", "impl A { fn b() {} }\nimpl A { fn b() {} }"]
        {
            let read = std::panic::catch_unwind(|| without_texts(code));
            assert!(read.is_err(), "{code}");
        }
    }
}
