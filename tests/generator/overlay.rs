//! What a crate has beyond its model is laid over what the generator emits.

use botocore_codegen::{Options, Output, Overlay, generate};
use std::collections::BTreeMap;

/// The small model with an overlay of these files, of which the first is the part of the manifest.
fn with(manifest: &str, files: &[(&str, &str)]) -> Result<Output, String> {
    let own = [("overlay.toml", manifest)];
    let files = files.iter().chain(&own);
    overlaid(files.map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
}

fn overlaid(files: BTreeMap<String, String>) -> Result<Output, String> {
    let overlay = Some(Overlay { folder: "extra".to_owned(), files });
    let options = Options { overlay, ..Options::default() };
    generate(&small_models::read("paginated").unwrap(), &options).map_err(|problems| problems.to_string())
}

#[test]
fn files_are_copied_and_entries_join_their_tables() {
    let own = "# For readers.\n\n[package]\nreadme = \"README.md\"\n\n[features]\n# A program.\ntool = [\n    \"client\",\n]\n\n\
               [dependencies]\nlexopt = { version = \"0.3\", optional = true }\n\n\
               [[bin]]\nname = \"a\"\npath = \"src/bin/a.rs\"\nrequired-features = [\"tool\"]\n\n\
               [[bin]]\nname = \"b\"\npath = \"src/bin/b/main.rs\"\nrequired-features = [\"tool\"]\n";
    let files = [("README.md", "# Title\n"), ("src/bin/a.rs", "fn main() {}\n"), ("src/bin/b/main.rs", "mod c;\n")];
    let output = with(own, &[&files[..], &[("src/bin/b/c.rs", "")]].concat()).unwrap();
    let plain = generate(&small_models::read("paginated").unwrap(), &Options::default()).unwrap();
    assert_eq!(output.files.len(), plain.files.len() + 4);
    for (path, text) in files {
        assert_eq!(output.files[path], text);
    }
    let manifest = &output.files["Cargo.toml"];
    for expected in [
        "license.workspace = true\nrepository.workspace = true\nreadme = \"README.md\"\n\n[package.metadata.docs.rs]\n",
        "# A program.\ntool = [\n    \"client\",\n]\n\n[dependencies]\n",
        "lexopt = { version = \"0.3\", optional = true }\n\n[[bin]]\nname = \"a\"\n",
        "required-features = [\"tool\"]\n\n[[bin]]\nname = \"b\"\n",
        "required-features = [\"tool\"]\n\n[lints.rust]\n",
    ] {
        assert!(manifest.contains(expected), "{expected} is not in {manifest}");
    }
    assert!(!manifest.contains("For readers"), "{manifest}");
    assert_eq!(with("", &[]).unwrap(), plain);
}

#[test]
fn pages_are_documentation_whose_links_lead_within_it() {
    let readme = "# Title\n\n```sh\n[code]: a.txt\n```\n<!-- operations -->\n[more]: docs/more.md#part\n[a]: a.txt\n[b]: docs/a.svg\n\
                  [c]: https://example.com\n[d](#title)\n";
    let more = "[back]: ../README.md\n[other]: other.md\n[a]: ../a.txt\n";
    let files = [
        ("README.md", readme),
        ("docs/more.md", more),
        ("docs/other.md", "Text.\n"),
        ("docs/in/deep.md", "[x](y)\n"),
        ("docs/a.svg", "<svg\nx=\"#1\"/>\n"),
        ("a.txt", ""),
    ];
    let output = with("", &files).unwrap();

    let readme = &output.files["README.md"];
    assert!(readme.contains("\n- **Others**: [`keys`], [`last_item`], "), "{readme}");
    assert!(
        readme
            .contains("]: https://docs.rs/smallpaginated/latest/smallpaginated/client/struct.Client.html#method.keys"),
        "{readme}"
    );

    let library = &output.files["src/lib.rs"];
    let first_page = library.split("#![cfg_attr(not(doctest)").next().unwrap();
    for expected in [
        "//! [`keys`]: crate::Client::keys\n",
        "//! [more]: crate::documentation::more#part\n",
        "//! [a]: https://docs.rs/crate/smallpaginated/latest/source/a.txt\n",
        "//! [b]: <data:image/svg+xml,%3Csvg x=%22%231%22/%3E>\n",
    ] {
        assert!(first_page.contains(expected), "{expected} is not in {first_page}");
    }
    assert!(!first_page.contains("[code]") && !first_page.contains("[c]"), "{first_page}");
    let page = "    /// [back]: crate\n    /// [other]: crate::documentation::other\n    \
                /// [a]: https://docs.rs/crate/smallpaginated/latest/source/a.txt\n    ///\n    \
                #[doc = include_str!(\"../docs/more.md\")]\n    pub mod more {}\n";
    assert!(library.contains(page), "{page} is not in {library}");
    let alone = "\n    #[doc = include_str!(\"../docs/other.md\")]\n    pub mod other {}\n";
    assert!(library.contains(alone) && !library.contains("deep"), "{library}");
}

#[test]
fn what_is_wrong_with_an_overlay_is_said_with_its_place() {
    let program = "[[bin]]\nname = \"a\"\npath = \"src/bin/a.rs\"\nrequired-features = []\n";
    for (manifest, file, expected) in [
        ("[package]\nversion = \"1\"\n", "a.txt", "overlay.toml: line 2: [package] has no key `version`; use readme"),
        ("[lib]\nname = \"a\"\n", "a.txt", "overlay.toml: line 1: [lib] is not a table of an overlay; use [package]"),
        ("[features]\nclient\n", "a.txt", "overlay.toml: line 2: expected `key = value`, a table, or a comment"),
        ("key = 1\n", "a.txt", "overlay.toml: line 1: expected a table before the first entry"),
        (
            "[features]\nclient = []\n",
            "a.txt",
            "line 2: the generator writes `client` in [features], too; leave it out",
        ),
        ("[features]\na = []\na = []\n", "a.txt", "line 3: `a` stands twice in [features]"),
        ("[dependencies]\nb = \"1\"\n", "a.txt", "line 2: every user of the library would compile `b`; give it"),
        (
            "[package]\nreadme = \"R.md\"\n",
            "a.txt",
            "line 2: the overlay has no file \"R.md\", which `readme` names; add",
        ),
        (program, "src/bin/b.rs", "line 3: the overlay has no file \"src/bin/a.rs\", which `path` names"),
        (
            program,
            "src/bin/b.rs",
            "extra/src/bin/b.rs: $: no target of the manifest has this file as its path; declare",
        ),
        ("", "tests/a/main.rs", "extra/tests/a/main.rs: $: no target of the manifest"),
        ("[[example]]\nname = \"a\"\n", "a.txt", "line 1: [[example]] has no `path`; add it"),
        ("[[bin]]\nname = \"a\"\n", "a.txt", "line 1: [[bin]] has no `required-features`; add it"),
        ("", "src/client.rs", "extra/src/client.rs: $: the generator emits a file of this path, too; rename it"),
        (
            "",
            "docs/a.md",
            "extra/docs/a.md: line 1: the link to b.md leads nowhere in the crate's documentation; write it",
        ),
        ("", "Cargo.toml", "extra/Cargo.toml: $: the generator emits a file of this path, too; rename it"),
    ] {
        let problems = with(manifest, &[(file, "See [b](b.md).\n[c]: c.md\n")]).unwrap_err();
        assert!(problems.contains(expected), "{expected} is not in {problems}");
    }
    let problems = overlaid(BTreeMap::new()).unwrap_err();
    assert!(problems.starts_with("extra/overlay.toml: $: the file is missing"), "{problems}");
}
