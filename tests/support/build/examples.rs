//! Makes checks of the examples that the client's documentation shows: the calls, up to the input that they build.

use std::fmt::Write as _;

/// A function that hands the input of each example of a library to a function `check`, which stands where this is
/// included.
pub fn checks(library: &str, client: &str) -> String {
    let mut text = format!("fn examples(client: &{library}::Client) {{\n");
    for call in calls(client) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    check(&{call}.build());");
    }
    text + "}\n"
}

/// The calls in the examples, up to `send`.
fn calls(client: &str) -> impl Iterator<Item = String> {
    let docs: String = client.lines().filter_map(|line| line.trim_start().strip_prefix("///")).map(str::trim).collect();
    let calls = docs.split("let output = ").skip(1);
    calls.filter_map(|call| call.split_once(".send()")).map(|(call, _)| call.to_owned()).collect::<Vec<_>>().into_iter()
}
