//! An element that is open while HTML is read.

use super::document::{Block, Inline, plain_text};
use super::elements::Element;

/// An element that is open, with what it holds so far.
#[derive(Debug)]
pub struct Frame {
    pub name: String,
    pub element: Element,
    pub href: String,
    /// Blocks of a container; for a list, none.
    pub blocks: Vec<Block>,
    /// The paragraph under way in a container; the content of an inline element.
    pub inlines: Vec<Inline>,
    /// Items of a list.
    pub items: Vec<Vec<Block>>,
}

impl Frame {
    pub fn new(name: String, element: Element) -> Self {
        let (href, blocks, inlines, items) = Default::default();
        Self { name, element, href, blocks, inlines, items }
    }

    pub fn is_inline(&self) -> bool {
        matches!(self.element, Element::Strong | Element::Emphasis | Element::Code | Element::Link)
    }

    pub fn is_list(&self) -> bool {
        matches!(self.element, Element::List { .. })
    }

    /// Ends the paragraph under way.
    pub fn end_paragraph(&mut self) {
        let inlines = std::mem::take(&mut self.inlines);
        if !plain_text(&inlines).trim().is_empty() {
            self.blocks.push(Block::Paragraph(inlines));
        }
    }

    pub fn push_text(&mut self, text: &str) {
        if let Some(Inline::Text(last)) = self.inlines.last_mut() {
            last.push_str(text);
        } else {
            self.inlines.push(Inline::Text(text.to_owned()));
        }
    }
}
