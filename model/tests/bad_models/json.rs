//! Texts that are not JSON.

use crate::small::{printed, service, sources};

#[track_caller]
fn refused(text: &str, problem: &str) {
    assert_eq!(printed(botocore_model::read(&sources(text))), [problem]);
}

#[test]
fn truncated() {
    refused(
        "{\n  \"version\": \"2.0\",\n  \"meta",
        "service-2.json: line 3, column 7: EOF while parsing a string; the file is not valid JSON; mend it or fetch it again",
    );
}

#[test]
fn empty() {
    refused(
        "",
        "service-2.json: line 1, column 0: EOF while parsing a value; the file is not valid JSON; mend it or fetch it again",
    );
}

#[test]
fn trailing_text() {
    let text = format!("{}x", service());
    let problem = format!(
        "service-2.json: line 1, column {}: trailing characters; the file is not valid JSON; mend it or fetch it again",
        text.len()
    );
    refused(&text, &problem);
}

#[test]
fn duplicate_key() {
    refused(
        "{\n  \"shapes\": {},\n  \"shapes\": {}\n}",
        "service-2.json: line 3, column 10: the key \"shapes\" stands twice in one object; \
         the file is not valid JSON; mend it or fetch it again",
    );
}

#[test]
fn nested_too_deep() {
    refused(
        &"[".repeat(100_000),
        "service-2.json: line 1, column 128: recursion limit exceeded; the file is not valid JSON; mend it or fetch it again",
    );
}

#[test]
fn not_an_object() {
    refused("[]", "service-2.json: $: expected an object, found an empty list");
}
