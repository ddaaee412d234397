//! Hostile text where any text may stand: it ends up in literals and documentation, and nowhere else.

use super::support::{generate, model, set, with};
use botocore_codegen::Output;
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Value, json};
use std::path::{Component, Path};
use syn::visit::Visit;

/// What each hostile text tries to get into the code.
const MARK: &str = "INJECTED";

/// Texts that break out of comments, strings, attributes and code fences.
const HOSTILE: &[&str] = &[
    "*/ fn INJECTED() {} /*",
    "\"# fn INJECTED() {} r#\"",
    "\"); fn INJECTED() {} //",
    "\\\"); fn INJECTED() {} //",
    "\n```\nINJECTED();\n",
    "\n```\n\nINJECTED();\n\n```\n",
    "~~~\nINJECTED();",
    "\n\n    INJECTED();\n",
    "\r\nfn INJECTED() {}",
    "\u{2028}fn INJECTED() {}",
    "\u{202e}INJECTED\u{0}\u{7f}",
    "{INJECTED}",
    "{}INJECTED{{}}",
    "#![INJECTED]",
    "' INJECTED \\u{110000} \\",
    "`INJECTED` ``INJECTED``",
    "[`INJECTED`](INJECTED::INJECTED)",
    "<script>INJECTED</script><pre><code>INJECTED();</code>",
    "$(INJECTED) %INJECTED% ../../INJECTED",
    "]] INJECTED = \"1\"\n[dependencies]\nINJECTED = \"1\"",
];

/// Places that take any text.
const PLACES: &[&str] = &[
    "/documentation",
    "/operations/Put/documentation",
    "/shapes/Thing/documentation",
    "/shapes/Text/documentation",
    "/shapes/Text/pattern",
    "/shapes/Choice/documentation",
    "/shapes/Choice/members/a/documentation",
    "/shapes/Choice/members/a/locationName",
    "/shapes/Colour/documentation",
    "/shapes/Colour/enum/-",
    "/shapes/Failure/documentation",
    "/shapes/Failure/error/code",
    "/shapes/PutRequest/members/page/locationName",
    "/shapes/PutRequest/members/thing/documentation",
    "/shapes/Thing/members/name/locationName",
    "/shapes/Thing/members/old/deprecatedMessage",
    "/shapes/Thing/members/old/deprecatedSince",
    "/metadata/serviceFullName",
    "/metadata/serviceId",
    "/metadata/endpointPrefix",
    "/metadata/signingName",
    "/metadata/apiVersion",
];

#[test]
fn hostile_text_stays_in_literals() {
    for text in HOSTILE {
        let mut model = model();
        for place in PLACES {
            set(&mut model, place, json!(text));
        }
        is_harmless(text, &generate(&model).unwrap_or_else(|message| panic!("{text:?}: {message}")));
    }
}

#[test]
fn all_hostile_texts_stay_in_one_literal() {
    for place in PLACES {
        let mut model = model();
        set(&mut model, place, json!(HOSTILE.concat()));
        is_harmless(place, &generate(&model).unwrap_or_else(|message| panic!("{place}: {message}")));
    }
}

#[test]
fn hostile_requests_are_refused_or_harmless() {
    for text in HOSTILE {
        for (place, value) in [
            ("/operations/Put/http/requestUri", format!("/put/{{Id}}/{text}")),
            ("/operations/Put/http/requestUri", format!("/put/{{Id}}?{text}=1")),
            ("/shapes/PutRequest/members/note/locationName", (*text).to_owned()),
            ("/operations/Put/endpoint", (*text).to_owned()),
        ] {
            let mut model = model();
            let value = if place.ends_with("endpoint") { json!({"hostPrefix": value}) } else { json!(value) };
            set(&mut model, place, value);
            match generate(&model) {
                Err(message) => assert!(message.contains("service-2.json: $."), "{place}: {message}"),
                Ok(output) => is_harmless(place, &output),
            }
        }
    }
}

/// The files lie in the folder, are Rust, and hold the mark in literals only.
fn is_harmless(place: &str, output: &Output) {
    for (path, text) in &output.files {
        let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        assert!(inside && path.is_ascii(), "{place}: {path}");
        if path == "Cargo.toml" {
            is_sound_manifest(place, text);
            continue;
        }
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{place}: {path}: {error}\n{text}"));
        let tokens: TokenStream = text.parse().unwrap();
        assert!(!is_marked(tokens), "{place}: {path} holds foreign code:\n{text}");
        let mut docs = Docs::default();
        docs.visit_file(&file);
        docs.has_closed_fences(place, path);
        // The compiler refuses documentation that changes the direction of text.
        let turns = |line: &str| line.trim_start().starts_with("//") && line.contains('\u{202e}');
        assert!(!text.lines().any(turns), "{place}: {path} turns the text of a comment");
    }
}

/// Whether the mark stands outside of literals.
fn is_marked(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => is_marked(group.stream()),
        TokenTree::Ident(name) => name == MARK,
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The manifest has the lines of any other, but for name and description.
fn is_sound_manifest(place: &str, text: &str) {
    let expected = generate(&model()).unwrap().files["Cargo.toml"].clone();
    let (lines, expected): (Vec<_>, Vec<_>) = (text.lines().collect(), expected.lines().collect());
    assert_eq!(lines.len(), expected.len(), "{place}: {text}");
    for (line, expected) in lines.iter().zip(expected) {
        if let Some(name) = line.strip_prefix("name = ") {
            let name = name.trim_matches('"');
            let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(allowed), "{place}: {line}");
        } else if let Some(description) = line.strip_prefix("description = ") {
            assert_eq!(description.matches('"').count(), 2, "{place}: {line}");
            assert!(!description.contains('\\') && !description.contains(char::is_control), "{place}: {line:?}");
        } else {
            assert_eq!(*line, expected, "{place}");
        }
    }
}

/// Documentation of each item, line by line.
#[derive(Default)]
struct Docs {
    items: Vec<Vec<String>>,
}

impl Docs {
    /// Every fence is closed, and code of the model is never run as a test.
    fn has_closed_fences(&self, place: &str, path: &str) {
        for lines in &self.items {
            let mut open = false;
            for line in lines {
                // One space follows the comment marker; four more make code.
                assert!(open || !line.starts_with("     "), "{place}: {path}: {line:?} in {lines:#?}");
                let line = line.trim_start();
                if line.starts_with("```") || line.starts_with("~~~") {
                    let language = line.trim_start_matches(['`', '~']);
                    let known = if open { language.is_empty() } else { matches!(language, "text" | "no_run") };
                    assert!(known, "{place}: {path}: the fence {line:?} in {lines:#?}");
                    open = !open;
                }
            }
            assert!(!open, "{place}: {path}: a fence is left open in {lines:#?}");
        }
    }
}

impl<'a> Visit<'a> for Docs {
    fn visit_attribute(&mut self, attribute: &'a syn::Attribute) {
        let syn::Meta::NameValue(meta) = &attribute.meta else { return };
        let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &meta.value else { return };
        if attribute.path().is_ident("doc") {
            let value = text.value();
            // A line break within an attribute breaks the line of the documentation too.
            let lines = value.split('\n').map(str::to_owned);
            match self.items.last_mut() {
                Some(item) => item.extend(lines),
                None => self.items.push(lines.collect()),
            }
        }
    }

    fn visit_item(&mut self, item: &'a syn::Item) {
        self.items.push(Vec::new());
        syn::visit::visit_item(self, item);
    }

    fn visit_impl_item(&mut self, item: &'a syn::ImplItem) {
        self.items.push(Vec::new());
        syn::visit::visit_impl_item(self, item);
    }

    fn visit_field(&mut self, field: &'a syn::Field) {
        self.items.push(Vec::new());
        syn::visit::visit_field(self, field);
    }

    fn visit_variant(&mut self, variant: &'a syn::Variant) {
        self.items.push(Vec::new());
        syn::visit::visit_variant(self, variant);
    }
}

#[test]
fn what_requires_without_measure_has_no_example() {
    let mut model = model();
    let shape = |index: usize| format!("Level{index}");
    for index in 0..40 {
        let next = if index == 39 { "Text".to_owned() } else { shape(index + 1) };
        let members = json!({"left": {"shape": next}, "right": {"shape": next}});
        model["shapes"][shape(index)] = json!({"type": "structure", "required": ["left", "right"], "members": members});
    }
    let has_example = |model: &Value| generate(model).unwrap().files["src/client.rs"].contains("# Example");
    assert!(has_example(&model));
    model["shapes"]["PutRequest"]["members"]["thing"]["shape"] = json!("Level0");
    assert!(!has_example(&model));
}

#[test]
fn a_service_id_makes_a_crate_name() {
    for (service_id, name) in [
        ("codeartifact", "codeartifact"),
        ("IoT Data Plane", "iotdataplane"),
        ("QuickSight", "quicksight"),
        ("2 Fast", "service-2fast"),
        ("Test", "service-test"),
        ("Async", "service-async"),
        ("ü", "service"),
        ("", "service"),
    ] {
        let output = generate(&with("/metadata/serviceId", json!(service_id))).unwrap();
        let line = format!("name = \"{name}\"");
        assert!(
            output.files["Cargo.toml"].lines().any(|it| it == line),
            "{service_id}: {}",
            output.files["Cargo.toml"]
        );
    }
}
