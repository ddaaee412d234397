//! Steps through XML: elements and text, with entities resolved, and nothing else.

use super::error::XmlError;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// Elements may be nested this deep, as JSON may be.
const MAX_DEPTH: usize = 128;
/// The byte order mark with which a few writers of UTF-8 begin.
const MARK: char = '\u{feff}';

/// The text of a body, without a byte order mark.
pub(super) fn utf8(body: &[u8]) -> Result<&str, XmlError> {
    let text = std::str::from_utf8(body).map_err(|_| XmlError::malformed("it is not UTF-8"))?;
    Ok(text.strip_prefix(MARK).unwrap_or(text))
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Step<'de> {
    Start(Start<'de>),
    Text(Cow<'de, str>),
    End,
}

/// The start of an element.
#[derive(Debug)]
pub(super) struct Start<'de> {
    /// The name without its prefix.
    pub name: &'de str,
    /// The whole start tag.
    pub tag: BytesStart<'de>,
    /// The offset of the start tag.
    pub offset: usize,
}

/// XML that is left to read.
#[derive(Debug)]
pub(super) struct Reader<'de> {
    source: &'de str,
    events: quick_xml::Reader<&'de [u8]>,
    depth: usize,
}

impl<'de> Reader<'de> {
    pub fn new(source: &'de str) -> Self {
        let mut events = quick_xml::Reader::from_str(source);
        events.config_mut().expand_empty_elements = true;
        Self { source, events, depth: 0 }
    }

    /// The offset of what is read next.
    pub fn offset(&self) -> usize {
        usize::try_from(self.events.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The source from one offset to another.
    pub fn slice(&self, start: usize, end: usize) -> &'de str {
        self.source.get(start..end).unwrap_or_default()
    }

    /// The next step; `None` at the end of the source.
    pub fn step(&mut self) -> Result<Option<Step<'de>>, XmlError> {
        loop {
            let offset = self.offset();
            return Ok(Some(match self.events.read_event().map_err(XmlError::malformed)? {
                Event::Start(tag) | Event::Empty(tag) => Step::Start(self.start(tag, offset)?),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::End
                }
                Event::Text(text) => Step::Text(text.xml10_content()),
                Event::CData(text) => Step::Text(text.xml10_content()),
                Event::GeneralRef(reference) => Step::Text(resolve(&reference)?),
                Event::DocType(_) => return Err(XmlError::malformed("it has a document type, which is refused")),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
                Event::Eof if self.depth > 0 => return Err(XmlError::malformed("it ends within an element")),
                Event::Eof => return Ok(None),
            }));
        }
    }

    fn start(&mut self, tag: BytesStart<'de>, offset: usize) -> Result<Start<'de>, XmlError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(XmlError::malformed("its elements are nested too deeply"));
        }
        let begin = offset + 1;
        let name = self.slice(begin, begin + tag.name().as_ref().len());
        Ok(Start { name: name.rsplit(':').next().unwrap_or(name), tag, offset })
    }

    /// The start of the root.
    pub fn root(&mut self) -> Result<Start<'de>, XmlError> {
        loop {
            match self.step()? {
                Some(Step::Start(root)) => return Ok(root),
                Some(Step::Text(text)) if is_blank(&text) => {}
                _ => return Err(XmlError::malformed("it has no element")),
            }
        }
    }

    /// Checks that nothing follows the root.
    pub fn end(&mut self) -> Result<(), XmlError> {
        loop {
            match self.step()? {
                None => return Ok(()),
                Some(Step::Text(text)) if is_blank(&text) => {}
                Some(_) => return Err(XmlError::malformed("something follows its root element")),
            }
        }
    }

    /// The start of the next child; `None` at the end of the element.
    pub fn child(&mut self) -> Result<Option<Start<'de>>, XmlError> {
        loop {
            match self.step()? {
                Some(Step::Start(child)) => return Ok(Some(child)),
                Some(Step::Text(text)) if is_blank(&text) => {}
                Some(Step::Text(_)) => return Err(XmlError::format(format_args!("expected elements, found text"))),
                Some(Step::End) | None => return Ok(None),
            }
        }
    }

    /// The start of the next element, whatever text is around it; `None` at the end, or if it cannot be read.
    pub fn element(&mut self) -> Option<Start<'de>> {
        loop {
            match self.step().ok()?? {
                Step::Start(child) => return Some(child),
                Step::Text(_) => {}
                Step::End => return None,
            }
        }
    }

    /// Skips to the end of the element, and returns the offset of its end tag.
    pub fn skip(&mut self) -> Result<usize, XmlError> {
        let outside = self.depth.saturating_sub(1);
        loop {
            let offset = self.offset();
            let step = self.step()?;
            if self.depth <= outside || step.is_none() {
                return Ok(offset);
            }
        }
    }
}

pub(super) fn is_blank(text: &str) -> bool {
    text.trim_ascii().is_empty()
}

/// What a reference stands for. Only a document type could define another entity.
fn resolve<'de>(reference: &BytesRef<'de>) -> Result<Cow<'de, str>, XmlError> {
    if let Some(character) = reference.resolve_char_ref().map_err(XmlError::malformed)? {
        return Ok(character.to_string().into());
    }
    let known = resolve_xml_entity(reference).map(Cow::Borrowed);
    known.ok_or_else(|| XmlError::malformed("it refers to an entity that XML does not know"))
}
