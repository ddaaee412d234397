//! Bodies of replies as XML, by the events of `quick-xml`, in a tree that keeps all that a value may be read from.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

/// Elements within each other.
const DEEPEST: usize = 128;
/// Attributes of an element, those that declare namespaces among them.
const MOST_ATTRIBUTES: usize = 32;

/// An element.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// The name without its prefix.
    pub name: String,
    /// Names and values of the attributes but for namespaces; `None` if they cannot be read.
    pub attributes: Option<Vec<(String, String)>>,
    /// The text between elements, in one.
    pub text: String,
    pub children: Vec<Element>,
}

impl Element {
    /// The root of a body; `None` if the body is not well-formed, or has what the client refuses.
    pub fn root(body: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(body).ok()?;
        let mut reader = quick_xml::Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
        // What is open, after what holds the root.
        let mut open = vec![Self::default()];
        loop {
            let depth = open.len();
            let inner = open.last_mut()?;
            match reader.read_event().ok()? {
                Event::Start(tag) => open.push(Self::of(&tag)),
                Event::Empty(tag) if depth <= DEEPEST => inner.children.push(Self::of(&tag)),
                Event::End(_) => {
                    let ended = open.pop()?;
                    open.last_mut()?.children.push(ended);
                }
                Event::Text(text) => inner.text.push_str(&text.xml10_content()),
                Event::CData(text) => inner.text.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                    Some(character) => inner.text.push(character),
                    None => inner.text.push_str(resolve_xml_entity(&reference)?),
                },
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => break,
                Event::DocType(_) | Event::Empty(_) => return None,
            }
            if open.len() > DEEPEST + 1 {
                return None;
            }
        }
        let mut document = open.pop().filter(|document| open.is_empty() && document.has_no_text())?;
        document.children.pop().filter(|_| document.children.is_empty())
    }

    fn of(tag: &BytesStart<'_>) -> Self {
        let name: &str = tag.name().into_inner();
        let name = name.rsplit(':').next().unwrap_or_default().to_owned();
        Self { name, attributes: attributes(tag), ..Self::default() }
    }

    /// Whether there is nothing but white space between its elements.
    pub fn has_no_text(&self) -> bool {
        self.text.trim_ascii().is_empty()
    }

    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first child of one of these names that holds text alone, and not only white space.
    pub fn text_of(&self, names: [&str; 2]) -> Option<&str> {
        let mut found = self.children.iter().filter(|child| names.contains(&child.name.as_str()));
        let found = found.find(|child| child.children.is_empty() && !child.text.trim().is_empty());
        found.map(|child| child.text.as_str())
    }
}

fn attributes(tag: &BytesStart<'_>) -> Option<Vec<(String, String)>> {
    let mut read = Vec::new();
    for (number, attribute) in tag.attributes().with_checks(false).enumerate() {
        let attribute = attribute.ok().filter(|_| number < MOST_ATTRIBUTES)?;
        let name: &str = attribute.key.into_inner();
        if name != "xmlns" && !name.starts_with("xmlns:") {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            read.push((name.to_owned(), value.into_owned()));
        }
    }
    Some(read)
}
