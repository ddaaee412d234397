//! Reads HTML into a document.
//!
//! Documentation is tag soup as often as not: paragraphs unclosed, items outside a list, tags that
//! cross. Everything that can be understood is; no text is lost.

use super::document::{Block, Inline, plain_text};
use super::elements::{Element, element};
use super::escape::printable;
use super::frame::Frame;
use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};
use std::collections::BTreeSet;

/// How deeply elements may nest; those beyond count as their content alone.
const MAX_DEPTH: usize = 24;

/// Reads HTML.
pub fn read(html: &str) -> Vec<Block> {
    let mut reader =
        Reader { html, closed: closed_names(html), open: vec![Frame::new(String::new(), Element::Boundary)] };
    let emitter = DefaultEmitter::<usize>::new_with_span();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&tag),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.finish()
}

/// Names of the elements that have an end tag, in lower case.
fn closed_names(html: &str) -> BTreeSet<String> {
    let ends = html.split("</").skip(1);
    ends.map(|rest| rest.split(['>', ' ']).next().unwrap_or_default().to_ascii_lowercase()).collect()
}

/// The elements open; the first is the documentation as a whole, and stays.
struct Reader<'a> {
    html: &'a str,
    closed: BTreeSet<String>,
    open: Vec<Frame>,
}

impl Reader<'_> {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let Some(element) = element(&name) else {
            // Markup that nobody knows is closed; a placeholder is not.
            if !self.closed.contains(&name) {
                self.text(self.html.get(tag.span.start..tag.span.end).unwrap_or_default());
            }
            return;
        };
        let is_inline = matches!(element, Element::Strong | Element::Emphasis | Element::Code | Element::Link);
        if self.in_preformatted() && !is_inline && element != Element::Transparent {
            return self.top().push_text("\n");
        }
        match element {
            Element::Transparent => {}
            Element::Boundary => self.end_paragraph(),
            Element::Heading => {
                self.end_paragraph();
                self.start_inline(Frame::new(name, Element::Strong));
            }
            Element::List { .. } | Element::Labelled(_) | Element::Preformatted => {
                self.end_paragraph();
                self.open_item_if_in_list();
                self.open(Frame::new(name, element));
            }
            Element::Item | Element::Term => self.start_item(name, element),
            Element::Cell => self.start_cell(),
            Element::Strong | Element::Emphasis | Element::Code => self.start_inline(Frame::new(name, element)),
            Element::Link => {
                let href = tag.attributes.get(&b"href"[..]).or_else(|| tag.attributes.get(&b"url"[..]));
                let href = href.map(|value| String::from_utf8_lossy(&value.value).into_owned());
                let frame = Frame::new(name, element);
                self.start_inline(Frame { href: href.unwrap_or_default(), ..frame });
            }
        }
    }

    fn end(&mut self, tag: &EndTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name);
        match element(&name) {
            None | Some(Element::Transparent) => {}
            Some(Element::Boundary | Element::Item | Element::Term) => self.end_paragraph(),
            Some(Element::Cell) => self.close_inlines(),
            Some(Element::Heading) => {
                self.close_named(&name, |frame| !frame.is_inline());
                self.end_paragraph();
            }
            Some(Element::List { .. } | Element::Labelled(_) | Element::Preformatted) => {
                self.close_named(&name, |_| false);
            }
            Some(Element::Strong | Element::Emphasis | Element::Code | Element::Link) => {
                self.close_named(&name, |frame| !frame.is_inline());
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.top().is_list() && text.trim().is_empty() {
            return;
        }
        self.open_item_if_in_list();
        let text = printable(text);
        self.top().push_text(&text);
    }

    /// Begins an item: in the list that is open, or else in one of its own.
    fn start_item(&mut self, name: String, element: Element) {
        if let Some(list) = self.open.iter().rposition(Frame::is_list) {
            self.close_down_to(list + 1);
        } else {
            self.end_paragraph();
            self.open(Frame::new("ul".to_owned(), Element::List { ordered: false }));
        }
        if !self.top().is_list() {
            return self.end_paragraph();
        }
        let is_definition = name == "dt";
        self.open(Frame::new(name, element));
        if is_definition {
            self.open(Frame::new("dt".to_owned(), Element::Strong));
        }
    }

    /// Sets a cell off from the one before it in the row.
    fn start_cell(&mut self) {
        self.close_inlines();
        self.open_item_if_in_list();
        if !self.top().inlines.is_empty() || !self.top().blocks.is_empty() {
            self.top().push_text(" — ");
        }
    }

    fn start_inline(&mut self, frame: Frame) {
        if frame.element == Element::Link {
            self.close_named("a", |frame| !frame.is_inline());
        }
        self.open_item_if_in_list();
        self.open(frame);
    }

    /// A list holds items only: what stands between them is an item too.
    fn open_item_if_in_list(&mut self) {
        if self.top().is_list() {
            self.open(Frame::new("li".to_owned(), Element::Item));
        }
    }

    fn in_preformatted(&self) -> bool {
        let container = self.open.iter().rfind(|frame| !frame.is_inline());
        container.is_some_and(|frame| frame.element == Element::Preformatted)
    }

    /// Opens an element, if it is not too deep. A list must leave room for its items.
    fn open(&mut self, frame: Frame) {
        let room = usize::from(frame.is_list());
        if self.open.len() + room < MAX_DEPTH {
            self.open.push(frame);
        }
    }

    /// Ends inline elements and the paragraph under way.
    fn end_paragraph(&mut self) {
        if self.in_preformatted() {
            return self.top().push_text("\n");
        }
        self.close_inlines();
        self.top().end_paragraph();
    }

    fn close_inlines(&mut self) {
        while self.top().is_inline() {
            self.close();
        }
    }

    /// Closes the innermost element of that name, unless one that stops the search is further in.
    fn close_named(&mut self, name: &str, stop: fn(&Frame) -> bool) {
        for index in (1..self.open.len()).rev() {
            if self.open[index].name == name {
                return self.close_down_to(index);
            }
            if stop(&self.open[index]) {
                return;
            }
        }
    }

    fn close_down_to(&mut self, length: usize) {
        while self.open.len() > length.max(1) {
            self.close();
        }
    }

    /// Closes the innermost element and hands what it held to the one around it.
    fn close(&mut self) {
        let Some(mut frame) = self.open.pop() else { return };
        let inlines = std::mem::take(&mut frame.inlines);
        let parent = self.top();
        match frame.element {
            Element::Strong => parent.inlines.push(Inline::Strong(inlines)),
            Element::Emphasis => parent.inlines.push(Inline::Emphasis(inlines)),
            Element::Link => parent.inlines.push(Inline::Link { href: frame.href, content: inlines }),
            Element::Code => parent.inlines.push(code(inlines)),
            Element::Preformatted => {
                parent.end_paragraph();
                parent.blocks.push(Block::Code(plain_text(&inlines)));
            }
            Element::List { ordered } => {
                parent.end_paragraph();
                parent.blocks.push(Block::List { ordered, items: frame.items });
            }
            Element::Labelled(label) => {
                frame.inlines = inlines;
                frame.end_paragraph();
                parent.end_paragraph();
                parent.blocks.push(Block::Labelled(label, frame.blocks));
            }
            Element::Item | Element::Term => {
                frame.inlines = inlines;
                frame.end_paragraph();
                parent.items.push(frame.blocks);
            }
            Element::Transparent | Element::Boundary | Element::Heading | Element::Cell => {}
        }
    }

    /// The innermost element.
    fn top(&mut self) -> &mut Frame {
        if self.open.is_empty() {
            self.open.push(Frame::new(String::new(), Element::Boundary));
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn finish(mut self) -> Vec<Block> {
        self.close_down_to(1);
        self.end_paragraph();
        self.open.into_iter().next().map(|frame| frame.blocks).unwrap_or_default()
    }
}

/// Code as an inline. Markdown cannot have a link in code, so a link around it says the same.
fn code(mut content: Vec<Inline>) -> Inline {
    if let [Inline::Link { href, content }] = content.as_mut_slice() {
        let (href, text) = (std::mem::take(href), plain_text(content));
        return Inline::Link { href, content: vec![Inline::Code(text)] };
    }
    Inline::Code(plain_text(&content))
}
