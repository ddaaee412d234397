//! Where in a file a block goes.

use super::block::{self, Comments};

/// A place in a file.
pub enum Place {
    /// At the top, for formats in which the first entry counts, or in which the end may belong to another entry.
    Top,
    /// At the end.
    End,
    /// Behind the line of a section's header, or in a section of its own at the end.
    Section(&'static str),
    /// Behind the line of a key in a section; its body is a line of the key's value. If there is no such key, the key with
    /// these lines is put into the section.
    Value(&'static str, &'static str, &'static str),
    /// The whole file, of formats without comments.
    Whole,
    /// The last thing in an element, which is in the root element. Both are given as names.
    Element(&'static str, &'static str),
}

impl Place {
    /// The text with a block there.
    pub fn put(&self, text: String, label: &str, body: &str) -> Result<String, String> {
        let line = |at: usize, body: &str| block::with(&text, at, Comments::Hash, label, body);
        match self {
            Self::Top => Ok(line(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }, body)),
            Self::Whole => Ok(body.to_owned()),
            Self::End => Ok(line(text.len(), body)),
            Self::Section(section) => Ok(match header(&text, section) {
                Some(at) => line(at, &indented(body, indent(&text[at..]))),
                None => line(text.len(), &format!("{section}\n{body}")),
            }),
            Self::Value(section, key, first) => value(&text, (section, key, first), label, body),
            Self::Element(root, name) => last_in(&text, root, name, label, body),
        }
    }
}

/// The text with a block in the value of a key. The key is a block of its own if it is new, since other blocks may add to its
/// value.
fn value(text: &str, (section, key, first): (&str, &str, &str), label: &str, body: &str) -> Result<String, String> {
    let with = |text: &str, at: usize, label: &str, body: &str| block::with(text, at, Comments::Hash, label, body);
    let with_line = |text: &str, at: usize| {
        let key = text[..at].lines().next_back().unwrap_or_default();
        with(text, at, label, &indented(body, indent(key)))
    };
    if let Some(at) = key_line(text, section, key) {
        return Ok(with_line(text, at));
    }
    let frame = frame_label(label, key);
    let framed = match header(text, section) {
        Some(at) => with(text, at, &frame, &indented(first, indent(&text[at..]))),
        None => with(text, text.len(), &frame, &format!("{section}\n{first}")),
    };
    let at = key_line(&framed, section, key).ok_or_else(|| format!("`{key}` cannot be put into {section}"))?;
    Ok(with_line(&framed, at))
}

/// The white space before the first entry of a text. An entry above it has to have as much: what stands deeper than an entry
/// belongs to its value.
fn indent(text: &str) -> &str {
    let mut entries = text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with(['#', ';']));
    entries.next().map_or("", |line| &line[..line.len() - line.trim_start().len()])
}

fn indented(body: &str, indent: &str) -> String {
    body.lines().map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n")
}

/// The text with a block as the last thing in an element. Begin and end of the element are blocks of their own if it is new,
/// since other blocks may be put between them.
fn last_in(text: &str, root: &str, name: &str, label: &str, body: &str) -> Result<String, String> {
    let with = |text: &str, at: usize, label: &str, body: &str| block::with(text, at, Comments::Xml, label, body);
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    if let Some(at) = outside_comments(text, &close) {
        return Ok(with(text, at, label, body));
    }
    if outside_comments(text, &format!("<{name}")).is_some() {
        return Err(format!("<{name}> has no end of its own: write {open}{close}"));
    }
    let at = outside_comments(text, &format!("</{root}>"));
    let at = at.ok_or_else(|| format!("there is no </{root}>: write <{root}></{root}>"))?;
    let frame = |part: &str| frame_label(label, &format!("{name} {part}"));
    let framed = with(&with(text, at, &frame("end"), &close), at, &frame("begin"), &open);
    let at = outside_comments(&framed, &close).unwrap_or(at);
    Ok(with(&framed, at, label, body))
}

/// The label of a block of settings in the file of a tool.
fn frame_label(label: &str, what: &str) -> String {
    format!("{} ({what})", label.split(' ').next().unwrap_or_default())
}

/// Lines with the position behind each.
fn lines(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((line.trim_start_matches('\u{feff}').trim(), *end))
    })
}

/// The position behind the line with a section's header, which a comment may follow.
fn header(text: &str, section: &str) -> Option<usize> {
    let is_header = |line: &str| line.rfind(']').is_some_and(|end| line[..=end] == *section);
    lines(text).find(|(line, _)| is_header(line)).map(|(_, end)| end)
}

/// The position behind the line that begins a key's value in a section.
fn key_line(text: &str, section: &str, key: &str) -> Option<usize> {
    let start = header(text, section)?;
    let mut within = lines(&text[start..]).take_while(|(line, _)| !line.starts_with('['));
    within.find(|(line, _)| is_key(line, key)).map(|(_, end)| start + end)
}

/// pip takes `_` for `-`, and capitals, too; no other tool has keys that differ in no more than that.
fn is_key(line: &str, key: &str) -> bool {
    let name = line.split_once(['=', ':']).map(|(name, _)| name.trim().to_ascii_lowercase().replace('_', "-"));
    name.is_some_and(|name| name == key)
}

/// Whether a line of the text sets this key.
pub fn has_key(text: &str, key: &str) -> bool {
    lines(text).any(|(line, _)| is_key(line, key))
}

/// What is in the last element of this name, without comments.
pub fn element(text: &str, name: &str) -> Option<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        plain.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let (before, _) = plain.rsplit_once(&format!("</{name}>"))?;
    before.rsplit_once(&format!("<{name}>")).map(|(_, inside)| inside.to_owned())
}

/// The last position of a tag that is not within a comment.
fn outside_comments(text: &str, tag: &str) -> Option<usize> {
    text.match_indices(tag)
        .map(|(at, _)| at)
        .filter(|at| {
            let before = &text[..*at];
            before.rfind("<!--").is_none_or(|begin| before[begin..].contains("-->"))
        })
        .last()
}
