//! What must come back: every member of the server's complete reply, and nothing left out.

use codeartifact_tests::server::reply;
use codeartifact_tests::service_model::Operation;
use serde_json::Value;

/// Fails unless the output holds all of the complete reply; `debug` is the output's own `Debug` text, which shows no
/// member that is sensitive.
pub fn assert_output(operation: Operation, further_page: bool, debug: &str) {
    let name = operation.name;
    let absent = if further_page { debug.replace("next_token: None", "") } else { debug.to_owned() };
    assert!(!absent.contains("None"), "{name}: a member is missing from {debug}");
    for (member, value) in texts(operation, further_page) {
        if operation.output().is_sensitive() {
            assert!(!debug.contains(&value), "{name}: {debug} shows the secret `{member}`");
        } else {
            let shown = format!("{}: Some({value:?})", snake_case(&member));
            assert!(debug.contains(&shown), "{name}: {debug} does not hold {shown}");
        }
    }
}

/// The members of the complete reply that the server filled with a text of their own, at any depth.
fn texts(operation: Operation, further_page: bool) -> Vec<(String, String)> {
    let reply = reply::of_operation(operation, further_page);
    let mut texts = Vec::new();
    if let Ok(body) = serde_json::from_slice::<Value>(reply.body()) {
        find_texts(&body, &mut texts);
    }
    for member in operation.output().members() {
        let header = reply.headers().get(member.wire_name()).and_then(|value| value.to_str().ok());
        texts.extend(header.map(|value| (member.name.to_owned(), value.to_owned())));
    }
    texts
}

fn find_texts(json: &Value, texts: &mut Vec<(String, String)>) {
    match json {
        Value::Object(members) => {
            for (member, value) in members {
                match value.as_str() {
                    Some(text) if text.starts_with(&format!("{member}-")) => {
                        texts.push((member.clone(), text.to_owned()));
                    }
                    _ => find_texts(value, texts),
                }
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| find_texts(element, texts)),
        _ => {}
    }
}

/// `assetSHA256` becomes `asset_sha256`.
fn snake_case(name: &str) -> String {
    let mut text = String::new();
    let mut was_upper = false;
    for letter in name.chars() {
        if letter.is_uppercase() && !was_upper {
            text.push('_');
        }
        was_upper = letter.is_uppercase();
        text.extend(letter.to_lowercase());
    }
    text
}
