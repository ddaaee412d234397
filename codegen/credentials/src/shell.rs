//! Commands that errors advise.

/// A name as shells take it for one word.
pub fn word(name: &str) -> String {
    let is_plain = |char: char| char.is_alphanumeric() || "-_./@:+,".contains(char);
    if name.chars().all(is_plain) { name.to_owned() } else { format!("\"{name}\"") }
}
