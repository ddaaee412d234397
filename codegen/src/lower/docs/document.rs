//! The document between the HTML that is read and the Markdown that is written: blocks and inlines.

/// A part of documentation that stands on its own lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    /// Preformatted text, line breaks and all.
    Code(String),
    /// Blocks set off by a label, such as `Note`.
    Labelled(&'static str, Vec<Block>),
}

/// A part of a paragraph. White space in text stands for one space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Code(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Link { href: String, content: Vec<Inline> },
}

/// The text of inlines, without their markup.
pub fn plain_text(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => plain_text(content),
        })
        .collect()
}
