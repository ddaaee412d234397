//! `docs/generated_code.md` shows what the client sends and makes of answers. Its other parts are cut by `cargo xtask codegen`.

mod wire;

use std::fs;
use std::path::Path;
use xtask::page;

const PATH: &str = "docs/generated_code.md";

/// The variable by which snapshots are accepted, too.
const ACCEPT: &str = "INSTA_UPDATE";

#[tokio::test]
async fn the_page_shows_what_is_sent() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(PATH);
    let found = fs::read_to_string(&path).unwrap();
    let mut wire = wire::record().await;
    let expected = page::fill(PATH, &found, |kind, what| {
        let text = (kind == "wire").then(|| wire.remove(what).unwrap_or_else(|| panic!("nothing is sent as {what:?}")));
        Ok(text.map(|text| format!("```text\n{text}```")))
    });
    let expected = expected.unwrap();
    assert!(wire.is_empty(), "{PATH} does not show {:?}", wire.keys());
    if std::env::var(ACCEPT).is_ok_and(|value| value == "always") {
        fs::write(&path, &expected).unwrap();
    } else {
        let command = "INSTA_UPDATE=always cargo test --package codeartifact-tests --test generated_code";
        assert_eq!(found, expected, "{PATH} is out of date; `{command}` writes it anew");
    }
}
