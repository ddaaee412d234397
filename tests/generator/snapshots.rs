//! The code emitted for each trait of a model, as it is: read what changes in the snapshots like any other code.

use botocore_codegen::Options;

/// Files emitted for `generator/models/<name>.json`, each under its path.
fn emitted(name: &str, files: &[&str]) -> String {
    let model = small_models::read(name).unwrap();
    let output =
        botocore_codegen::generate(&model, &Options::default()).unwrap_or_else(|problems| panic!("{problems}"));
    let texts = files.iter().map(|path| {
        let text = output.files.get(*path).unwrap_or_else(|| panic!("{path} is not emitted"));
        format!("==== {path}\n{text}")
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// A test for each trait.
macro_rules! snapshots {
    ($($name:ident: $($file:literal),+;)+) => {
        $(
            #[test]
            fn $name() {
                insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                    insta::assert_snapshot!(stringify!($name), emitted(stringify!($name), &[$($file),+]));
                });
            }
        )+
    };
}

snapshots! {
    labels: "src/operation/get.rs";
    corrected: "src/client.rs", "src/operation/export.rs";
    query: "src/operation/find.rs";
    headers: "src/operation/ask.rs";
    payload_structure: "src/operation/put.rs", "src/types/thing.rs";
    payload_stream: "src/operation/put.rs";
    payload_text: "src/operation/put.rs";
    document: "src/operation/put.rs";
    union: "src/types/choice.rs";
    sparse: "src/operation/put.rs";
    recursive: "src/types/tree.rs";
    idempotency_token: "src/operation/make.rs";
    host_prefix: "src/operation/get.rs", "src/operation/plain.rs";
    protection: "Cargo.toml", "src/operation/checked.rs", "src/operation/compressed.rs", "src/operation/open.rs",
        "src/operation/unsigned.rs";
    deprecated: "src/client.rs", "src/operation/old.rs";
    sensitive: "src/operation/put.rs", "src/operation/read.rs";
    timestamps: "src/operation/put.rs";
    enumeration: "src/types/colour.rs", "src/operation/put.rs";
    exceptions: "src/types/error.rs", "src/types/error/not_found.rs", "src/types/error/busy.rs";
    constraints: "src/operation/put.rs", "src/types/thing.rs", "src/constraints.rs", "src/required.rs";
    empty: "src/lib.rs", "src/operation.rs", "src/operation/ping.rs", "src/types.rs";
    batch: "src/client.rs", "src/operation/drop_all.rs";
    paginator: "src/operation/list.rs";
    endpoint: "src/endpoint.rs", "src/operation/get.rs";
    form: "Cargo.toml", "src/operation/put_thing.rs", "src/types/thing.rs", "src/types/error/thing_missing.rs";
}
