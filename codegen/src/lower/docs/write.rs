//! Writes a document as Markdown.

use super::document::{Block, Inline};
use super::escape;
use super::links::Links;
use super::mark::Mark;
use super::words::words;
use super::wrap::wrap;

/// Width of a line, which leaves room for `/// ` in an indented item of 100 columns.
const WIDTH: usize = 92;

/// Width that is left to text however deep it stands.
const LEAST_WIDTH: usize = 40;

/// Lines of Markdown.
pub fn write(blocks: &[Block], links: &Links, owner: Option<&str>) -> Vec<String> {
    Writer { links, owner }.blocks(blocks, WIDTH)
}

struct Writer<'a> {
    links: &'a Links,
    owner: Option<&'a str>,
}

impl Writer<'_> {
    /// Blocks with a blank line between each and the next.
    fn blocks(&self, blocks: &[Block], width: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for block in blocks {
            let of_block = self.block(block, width, Mark::last_of(&lines));
            if !lines.is_empty() && !of_block.is_empty() {
                lines.push(String::new());
            }
            lines.extend(of_block);
        }
        lines
    }

    /// A block after a list whose items have the mark, if any.
    fn block(&self, block: &Block, width: usize, after: Option<Mark>) -> Vec<String> {
        match block {
            Block::Paragraph(inlines) => wrap(&words(inlines, self.links, self.owner), width),
            Block::List { ordered, items } => self.list(Mark::after(after, *ordered), items, width),
            Block::Code(text) if text.trim().is_empty() => Vec::new(),
            Block::Code(text) => escape::fenced(text),
            Block::Labelled(label, blocks) => self.labelled(label, blocks, width),
        }
    }

    /// A list, with blank lines between its items if any of them has several paragraphs.
    fn list(&self, mark: Mark, items: &[Vec<Block>], width: usize) -> Vec<String> {
        let is_tight = items.iter().all(|item| is_tight(item));
        let mut lines = Vec::new();
        let mut number = 0;
        for item in items {
            let marker = mark.of_item(number + 1);
            let inner_width = width.saturating_sub(marker.len()).max(LEAST_WIDTH);
            let mut item_lines = self.blocks(item, inner_width);
            if is_tight {
                item_lines.retain(|line| !line.is_empty());
            }
            if item_lines.is_empty() {
                continue;
            }
            if !is_tight && !lines.is_empty() {
                lines.push(String::new());
            }
            number += 1;
            lines.extend(indented(&item_lines, &marker));
        }
        lines
    }

    /// Blocks whose first paragraph begins with the label.
    fn labelled(&self, label: &str, blocks: &[Block], width: usize) -> Vec<String> {
        let mut blocks = blocks.to_vec();
        if blocks.is_empty() {
            return Vec::new();
        }
        let mut paragraph = vec![Inline::Strong(vec![Inline::Text(format!("{label}:"))]), Inline::Text(" ".to_owned())];
        if let Some(Block::Paragraph(inlines)) = blocks.first_mut() {
            paragraph.append(inlines);
            *inlines = paragraph;
        } else {
            blocks.insert(0, Block::Paragraph(paragraph));
        }
        self.blocks(&blocks, width)
    }
}

/// Whether an item is one paragraph, with lists under it at most.
fn is_tight(item: &[Block]) -> bool {
    let (first, rest) = item.split_first().map_or((None, item), |(first, rest)| (Some(first), rest));
    matches!(first, None | Some(Block::Paragraph(_) | Block::List { .. }))
        && rest.iter().all(|block| matches!(block, Block::List { items, .. } if items.iter().all(|it| is_tight(it))))
}

/// Lines of an item: the marker before the first, as much white space before the others.
fn indented<'a>(lines: &'a [String], marker: &'a str) -> impl Iterator<Item = String> + 'a {
    let indent = " ".repeat(marker.len());
    lines.iter().enumerate().map(move |(index, line)| match index {
        0 => format!("{marker}{line}"),
        _ if line.is_empty() => String::new(),
        _ => format!("{indent}{line}"),
    })
}
