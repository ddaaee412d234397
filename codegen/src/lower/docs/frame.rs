//! An element that is open while HTML is read.

use super::{
    document::{Block, Inline, plain_text},
    elements::Element,
};

/// An element that is open, with what it holds so far.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) name: String,
    pub(super) element: Element,
    pub(super) href: String,
    /// Blocks of a container; for a list, none.
    pub(super) blocks: Vec<Block>,
    /// The paragraph under way in a container; the content of an inline element.
    pub(super) inlines: Vec<Inline>,
    /// Items of a list.
    pub(super) items: Vec<Vec<Block>>,
}

impl Frame {
    pub(super) fn new(name: String, element: Element) -> Self {
        let (href, blocks, inlines, items) = Default::default();
        Self { name, element, href, blocks, inlines, items }
    }

    pub(super) fn is_inline(&self) -> bool {
        matches!(self.element, Element::Strong | Element::Emphasis | Element::Code | Element::Link)
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.element, Element::List { .. })
    }

    pub(super) fn is_item(&self) -> bool {
        matches!(self.element, Element::Item | Element::Term)
    }

    /// Ends the paragraph under way.
    pub(super) fn end_paragraph(&mut self) {
        let inlines = std::mem::take(&mut self.inlines);
        if !plain_text(&inlines).trim().is_empty() {
            self.blocks.push(Block::Paragraph(inlines));
        }
    }

    pub(super) fn push_text(&mut self, text: &str) {
        if let Some(Inline::Text(last)) = self.inlines.last_mut() {
            last.push_str(text);
        } else {
            self.inlines.push(Inline::Text(text.to_owned()));
        }
    }
}
