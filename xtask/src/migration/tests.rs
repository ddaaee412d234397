//! The document is fresh, and what is missing in it is named.

use super::document::Document;
use super::programs::{Pair, Programs};

#[test]
fn the_committed_document_is_fresh() {
    let document = super::document().unwrap();
    assert!(document.is_fresh(), "MIGRATION.md is not up to date; run `cargo xtask migration`");
}

fn programs() -> Programs {
    let pair = Pair { before: "//! One.\n\na\nb\n".to_owned(), after: "//! Other.\n\na\nc\n".to_owned() };
    Programs { pairs: [("one".to_owned(), pair)].into(), unchanged: vec!["unchanged/two.rs".to_owned()] }
}

const LINK: &str = "[two](tests/migration/unchanged/two.rs)\n";

fn expected(text: &str) -> Result<String, String> {
    Document::new(text.to_owned(), &programs()).map(|document| document.expected).map_err(|error| error.to_string())
}

#[test]
fn code_is_copied_between_the_markers() {
    let text = format!("{LINK}<!-- diff: one -->\nold\n<!-- end -->\n");
    let diff = format!("{LINK}<!-- diff: one -->\n\n```diff\n a\n-b\n+c\n```\n\n<!-- end -->\n");
    assert_eq!(expected(&text).unwrap(), diff);
    assert_eq!(expected(&diff).unwrap(), diff);
    let pair = expected(&text.replace("diff", "pair")).unwrap();
    assert!(pair.contains("Before:\n\n```rust\na\nb\n```\n\nAfter:\n\n```rust\na\nc\n```\n"), "{pair}");
}

#[test]
fn what_is_missing_is_named() {
    let shown = "<!-- diff: one -->\n<!-- end -->\n";
    for (text, problem) in [
        (LINK.to_owned(), "does not show tests/migration/pairs/one"),
        (shown.to_owned(), "does not show tests/migration/unchanged/two.rs"),
        (format!("{LINK}{shown}{shown}"), "shows the pair `one` twice"),
        (format!("{LINK}<!-- pair: three -->\n"), "names the pair `three`, which does not exist"),
        (format!("{LINK}<!-- pair: one -->\n"), "has no `<!-- end -->` after `<!-- pair: one -->`; add it"),
        // The end of the next part would take what stands between.
        (
            format!("{LINK}<!-- pair: one -->\nProse.\n<!-- log: two -->\n<!-- end -->\n"),
            "has no `<!-- end -->` after `<!-- pair: one -->`; add it",
        ),
    ] {
        assert_eq!(expected(&text).unwrap_err(), format!("MIGRATION.md {problem}"));
    }
}
