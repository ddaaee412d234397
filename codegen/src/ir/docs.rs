//! Documentation, ready for rustdoc.

/// Markdown for a doc comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docs {
    /// Lines without the comment marker.
    pub lines: Vec<String>,
    /// First sentence, on one line.
    pub summary: String,
}
