//! `generated/` is what the generator makes of the vendored model, and has all of the model's operations.

use botocore_codegen::Options;
use botocore_model::ModelFiles;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const MENDED_BY: &str = "mend it by `cargo xtask codegen`";

/// A path of the workspace.
fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(relative)
}

/// A file of the vendored model.
fn text(name: &str) -> String {
    let path = path("model/data").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files that the generator makes of the vendored model.
fn expected() -> BTreeMap<String, String> {
    let files = ModelFiles::of_folder(&path("model/data")).unwrap();
    let model = botocore_model::read(&files.sources()).unwrap();
    botocore_codegen::generate(&model, &Options::default()).unwrap().files
}

/// The files of a folder, by paths written with `/`.
fn files(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            files(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name);
        }
    }
}

#[test]
fn the_generated_crate_is_fresh() {
    let expected = expected();
    let mut present = BTreeSet::new();
    files(&path("generated"), "", &mut present);
    let names: BTreeSet<String> = expected.keys().cloned().collect();
    let orphans: Vec<_> = present.difference(&names).collect();
    assert!(orphans.is_empty(), "generated/ has files that nothing generates, {MENDED_BY}: {orphans:?}");
    let missing: Vec<_> = names.difference(&present).collect();
    assert!(missing.is_empty(), "generated/ lacks files, {MENDED_BY}: {missing:?}");
    for (name, text) in &expected {
        let found = fs::read_to_string(path("generated").join(name)).unwrap();
        assert!(found == *text, "generated/{name} is out of date, {MENDED_BY}");
    }
}

#[test]
fn every_file_says_that_it_is_generated() {
    for (name, text) in &expected() {
        let first = text.lines().next().unwrap_or_default();
        assert!(first.contains("@generated") && first.contains("cargo xtask codegen"), "{name}: {first}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{name}");
    }
}

#[test]
fn every_operation_is_a_documented_method_of_the_client() {
    let model: Value = serde_json::from_str(&text("codeartifact/2018-09-22/service-2.json")).unwrap();
    let operations = model["operations"].as_object().unwrap();
    let client = syn::parse_file(&fs::read_to_string(path("generated/src/client.rs")).unwrap()).unwrap();
    let methods: BTreeMap<String, String> = client.items.iter().flat_map(documented_methods).collect();
    for name in operations.keys() {
        let docs = methods.get(&snake(name)).unwrap_or_else(|| panic!("the client has no method for {name}"));
        assert!(docs.split("# Example").next().is_some_and(|text| text.trim().len() > 20), "{name}: {docs:?}");
        assert!(docs.contains("# Errors"), "{name} does not say how it fails");
    }
    assert_eq!(operations.len(), 48);
}

/// Names and documentation of an `impl` block's public methods.
fn documented_methods(item: &syn::Item) -> Vec<(String, String)> {
    let syn::Item::Impl(block) = item else { return Vec::new() };
    let methods = block.items.iter().filter_map(|item| match item {
        syn::ImplItem::Fn(method) => Some((method.sig.ident.to_string(), docs(&method.attrs))),
        _ => None,
    });
    methods.collect()
}

fn docs(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `ListPackages` as `list_packages`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}
