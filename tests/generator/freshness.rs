//! Committed files are what the generator makes of the vendored model, and the client has all of the model's operations.

use codeartifact_tests::service_model::{Operation, operations};
use std::collections::BTreeMap;
use std::fs;
use xtask::arguments::{Codegen, Request, workspace};
use xtask::codegen::{self, Generated, Target};

/// The record of published names. It is data, which lines by hand are added to.
const RECORD: &str = "names-1.local.json";

/// What `cargo xtask codegen` makes of the model.
fn generated() -> (Codegen, Generated) {
    let arguments = match xtask::arguments::read(["codegen".into()]) {
        Ok(Request::Codegen(arguments)) => arguments,
        other => panic!("{other:?}"),
    };
    let output = codegen::generate(&arguments, &mut std::io::sink()).unwrap();
    (arguments, output)
}

/// What it writes where.
fn expected() -> Vec<Target> {
    let (arguments, output) = generated();
    codegen::targets(&arguments, &output).unwrap()
}

#[test]
fn pages_that_follow_from_what_is_generated_are_fresh() {
    let (arguments, output) = generated();
    for page in codegen::pages(&arguments, &output).unwrap() {
        assert!(page.is_fresh(), "{} is out of date, mend it by `cargo xtask codegen`", page.path);
    }
}

#[test]
fn what_is_generated_is_fresh() {
    for target in expected() {
        let plan = target.plan().unwrap();
        let stale = plan.missing.iter().chain(&plan.changed).map(|file| &file.path).chain(&plan.orphans);
        let stale: Vec<_> = stale.collect();
        assert!(
            plan.is_empty(),
            "{} is out of date, mend it by `cargo xtask codegen`: {stale:?}",
            plan.folder.display()
        );
    }
}

#[test]
fn every_generated_module_is_a_target() {
    let targets = expected();
    let folders: Vec<_> = targets.iter().map(|target| target.plan().unwrap().folder.to_owned()).collect();
    let entries = fs::read_dir(workspace().join("codegen/credentials/src/generated")).unwrap();
    for path in entries.map(|entry| entry.unwrap().path()) {
        assert!(folders.contains(&path), "{} is not generated any more: remove it", path.display());
    }
}

#[test]
fn the_names_of_the_client_are_on_record() {
    let recorded = |target: &Target| target.files().contains_key(RECORD);
    assert!(expected().iter().any(recorded), "{RECORD} is gone, so that names may change");
}

#[test]
fn every_file_says_that_it_is_generated() {
    // What is copied, as from the overlay, is left as it is.
    let overlay = workspace().join("codegen/overlay/codeartifact");
    let is_copied = |name: &str| name.starts_with("docs/") || overlay.join(name).exists();
    let is_emitted = |name: &str| name != RECORD && !is_copied(name);
    for (name, text) in expected().iter().flat_map(Target::files).filter(|(name, _)| is_emitted(name)) {
        let first = text.lines().next().unwrap_or_default();
        assert!(first.contains("@generated") && first.contains("cargo xtask codegen"), "{name}: {first}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{name}");
    }
}

#[test]
fn every_operation_is_a_documented_method_of_the_client() {
    let client = workspace().join("generated/src/client.rs");
    let client = syn::parse_file(&fs::read_to_string(client).unwrap()).unwrap();
    let methods: BTreeMap<String, String> = client.items.iter().flat_map(documented_methods).collect();
    for Operation { name, .. } in operations() {
        let docs = methods.get(&snake(name)).unwrap_or_else(|| panic!("the client has no method for {name}"));
        assert!(docs.split("# Example").next().is_some_and(|text| text.trim().len() > 20), "{name}: {docs:?}");
        assert!(docs.contains("# Errors"), "{name} does not say how it fails");
    }
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
