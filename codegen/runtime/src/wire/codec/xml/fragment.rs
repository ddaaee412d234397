//! Elements that are read on their own, so that one that cannot be read loses no other.

use super::element::Element;
use super::error::XmlError;
use super::reader::{Reader, utf8};
use crate::wire::members::{Context, Decode, MemberReader, Structure};

/// A well-formed element within a body.
#[derive(Debug, Clone, Copy)]
pub struct Fragment<'a> {
    /// The name without its prefix.
    pub name: &'a str,
    /// The element with its tags.
    xml: &'a str,
    /// Where its content begins and ends.
    content: (usize, usize),
}

impl<'a> Fragment<'a> {
    /// The root of a body; `None` if the body is not well-formed XML.
    pub fn root(body: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(utf8(body).ok()?);
        let start = reader.root().ok()?;
        let root = Self::ahead(&mut reader, start.name, start.offset).ok()?;
        reader.end().ok().map(|()| root)
    }

    /// The element whose start tag has been read.
    fn ahead(reader: &mut Reader<'a>, name: &'a str, offset: usize) -> Result<Self, XmlError> {
        let begin = reader.offset();
        let end = reader.skip()?;
        let xml = reader.slice(offset, reader.offset());
        Ok(Self { name, xml, content: (begin - offset, end - offset) })
    }

    /// The elements in the element. They are well-formed as the whole is.
    pub fn children(self) -> impl Iterator<Item = Fragment<'a>> {
        let (begin, end) = self.content;
        let mut reader = Reader::new(self.xml.get(begin..end).unwrap_or_default());
        std::iter::from_fn(move || {
            let start = reader.element()?;
            Self::ahead(&mut reader, start.name, start.offset).ok()
        })
    }

    /// The first child of this name.
    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name == name)
    }

    /// Its text; `None` if it has none that fits into the budget, or has elements.
    pub fn text(self, context: &Context) -> Option<String> {
        self.read(context).ok()?
    }

    fn read<T: Decode>(self, context: &Context) -> Result<Option<T>, XmlError> {
        let mut reader = Reader::new(self.xml);
        let start = reader.root()?;
        T::decode(Element::new(&mut reader, start), context)
    }
}

/// Reads the members of a structure that are sound. Members that are not of the modelled shape keep their defaults.
pub fn read_sound_members<T: Structure>(element: Fragment, context: &Context) -> T {
    let mut structure = T::default();
    for member in element.children() {
        // A member that cannot be read leaves its field alone.
        let _ = structure.read_member(member.name, &mut Member { element: member, context });
    }
    structure
}

/// A member that is read on its own.
struct Member<'a> {
    element: Fragment<'a>,
    context: &'a Context,
}

impl MemberReader<'_> for Member<'_> {
    type Error = XmlError;

    fn context(&self) -> &Context {
        self.context
    }

    fn value<T: Decode>(&mut self) -> Result<Option<T>, XmlError> {
        self.element.read(self.context)
    }

    fn unknown(&mut self) -> Result<(), XmlError> {
        Ok(())
    }
}
