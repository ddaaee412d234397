//! Names of headers, which models may spell as no client can send them.

/// Whether a text can be the name of a header, or begin one, by RFC 9110.
pub fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}
