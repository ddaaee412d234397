//! The rows on which ours is not yet as botocore, by what the page "How configuration is found" says is still to come.
//!
//! A row that agrees has to leave this list, so that it only shrinks. To see how a row differs, take it out and run the
//! comparison.

/// Titles of the page, and the names of their rows.
pub const ROWS: &[(&str, &[&str])] = &[(
    "an instance without tokens",
    &[
        "instance without tokens",
        "instance that forbids tokens",
        "instance that is silent about tokens",
        "no instance, for tokens",
        "no instance",
    ],
)];

/// What is still to come for a row. `None` if nothing is.
pub fn title(row: &str) -> Option<&'static str> {
    ROWS.iter().find(|(_, rows)| rows.contains(&row)).map(|(title, _)| *title)
}
