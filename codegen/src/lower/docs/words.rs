//! Inlines as words of Markdown: a word may be moved to the next line, but not broken.

use super::document::{Inline, plain_text};
use super::escape;
use super::links::Links;

/// Words of a paragraph.
pub fn words(inlines: &[Inline], links: &Links, owner: Option<&str>) -> Vec<String> {
    let mut writer = Writer { links, owner, words: Words::default(), in_link: false };
    writer.inlines(inlines);
    writer.words.list
}

struct Writer<'a> {
    links: &'a Links,
    owner: Option<&'a str>,
    words: Words,
    in_link: bool,
}

impl<'a> Writer<'a> {
    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Code(text) => self.code(text),
                Inline::Strong(content) => self.marked("**", content),
                Inline::Emphasis(content) => self.marked("*", content),
                Inline::Link { href, content } => self.link(href, content),
            }
        }
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = rest.find(char::is_whitespace) {
            self.word(&rest[..start]);
            self.words.space();
            rest = rest[start..].trim_start();
        }
        self.word(rest);
    }

    /// A word of text. A web address in it becomes a link, or code if it has places to fill in.
    fn word(&mut self, word: &str) {
        let mut starts = word.match_indices("http").map(|(start, _)| start);
        let begins_address = |start: &usize| ["https://", "http://"].iter().any(|it| word[*start..].starts_with(it));
        let Some(start) = starts.find(begins_address).filter(|_| !self.in_link) else {
            return self.words.push(&escape::text(word));
        };
        let (before, address) = word.split_at(start);
        let (address, after) = address.split_at(address.trim_end_matches(|c| ".,;:!?)]}'\"”’>".contains(c)).len());
        self.words.push(&escape::text(before));
        if address.ends_with("//") || !address.chars().all(escape::is_safe_in_address) {
            self.words.push(&escape::code(address));
        } else {
            self.words.push(&format!("<{address}>"));
        }
        self.words.push(&escape::text(after));
    }

    fn code(&mut self, text: &str) {
        if let Some(target) = self.target(text) {
            self.spaced(text, |words| words.push(&format!("[{}]({target})", escape::code(text))));
        } else if self.in_link && text.contains(']') {
            // In code, a bracket still ends the label of a reference definition.
            self.text(text);
        } else {
            self.spaced(text, |words| words.push(&escape::code(text)));
        }
    }

    fn marked(&mut self, mark: &str, content: &[Inline]) {
        self.words.open(mark);
        self.inlines(content);
        self.words.close(mark, mark);
    }

    fn link(&mut self, href: &str, content: &[Inline]) {
        let text = plain_text(content);
        let name = text.trim();
        let is_name = self.links.target(name).is_some();
        if is_name && !self.in_link {
            self.spaced(&text, |_| {});
            return self.code(name);
        }
        let Some(address) = escape::web_address(href).filter(|_| !self.in_link) else {
            return self.inlines(content);
        };
        self.in_link = true;
        self.words.open("[");
        self.inlines(content);
        self.words.close("[", &format!("]({address})"));
        self.in_link = false;
    }

    /// The item that a name leads to, where a link can stand.
    fn target(&self, name: &str) -> Option<&'a str> {
        let name = name.trim();
        if self.in_link || self.owner == Some(name) {
            return None;
        }
        self.links.target(name)
    }

    /// Keeps the white space around code, which Markdown has outside it.
    fn spaced(&mut self, text: &str, push: impl FnOnce(&mut Words)) {
        if text.starts_with(char::is_whitespace) {
            self.words.space();
        }
        push(&mut self.words);
        if text.ends_with(char::is_whitespace) {
            self.words.space();
        }
    }
}

/// Words under way.
#[derive(Default)]
struct Words {
    list: Vec<String>,
    /// Whether white space came since the last word.
    space: bool,
    /// Marks that open something of which no word has come yet.
    opening: String,
    /// Whether the last thing added was a mark that closes emphasis.
    closed: bool,
}

impl Words {
    fn space(&mut self) {
        self.space = true;
    }

    /// Adds to the last word, or begins another if white space came between.
    fn push(&mut self, fragment: &str) {
        if fragment.is_empty() {
            return;
        }
        let fragment = std::mem::take(&mut self.opening) + fragment;
        match self.list.last_mut() {
            Some(last) if !self.space && !must_part(last, self.closed, &fragment) => last.push_str(&fragment),
            _ => self.list.push(fragment),
        }
        self.space = false;
        self.closed = false;
    }

    fn open(&mut self, mark: &str) {
        self.opening.push_str(mark);
    }

    /// Closes what `open` opened; nothing is written if nothing came in between.
    fn close(&mut self, open: &str, mark: &str) {
        if let Some(opening) = self.opening.strip_suffix(open) {
            self.opening.truncate(opening.len());
        } else if let Some(last) = self.list.last_mut() {
            last.push_str(mark);
            self.closed = mark.starts_with('*');
        }
    }
}

/// Whether a fragment would be misread if it stood right after a word: two code spans, or a mark of
/// emphasis with a letter on one side and punctuation on the other.
fn must_part(word: &str, closed: bool, fragment: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let unmarked = word.trim_end_matches('*');
    let content = fragment.trim_start_matches('*');
    let opens = content.len() < fragment.len();
    (word.ends_with('`') && fragment.starts_with('`'))
        || (closed && opens)
        || (closed && is_letter(fragment.chars().next()) && !is_letter(unmarked.chars().next_back()))
        || (opens && is_letter(word.chars().next_back()) && !is_letter(content.chars().next()))
}
