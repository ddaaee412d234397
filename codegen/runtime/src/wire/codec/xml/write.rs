//! The writer of replies for tests.

use crate::wire::members::{Encode, Layout, Writer};
use quick_xml::escape::escape;

/// Writes a value as an element of this name, or the content of that element if the name is empty.
pub fn write<T: Encode + ?Sized>(name: &str, value: &T) -> String {
    let mut writer = XmlWriter { name: name.to_owned(), ..XmlWriter::default() };
    value.encode(&mut writer);
    writer.xml
}

/// Writes an element around XML.
pub fn element(name: &str, content: &str) -> String {
    format!("<{name}>{content}</{name}>")
}

/// Writes one element.
#[derive(Debug, Default)]
struct XmlWriter {
    xml: String,
    /// The name of the element that is written next.
    name: String,
    /// The layout of the list or map that is written next.
    layout: Layout,
    /// Where attributes of the element that is being written go; `None` if it has no tag.
    attributes: Option<usize>,
}

impl XmlWriter {
    fn wrap(&mut self, content: impl FnOnce(&mut Self)) {
        let name = std::mem::take(&mut self.name);
        if name.is_empty() {
            return content(self);
        }
        self.xml.push('<');
        self.xml.push_str(&name);
        let outer = self.attributes.replace(self.xml.len());
        self.xml.push('>');
        content(self);
        self.xml.push_str(&["</", &name, ">"].concat());
        self.attributes = outer;
    }

    fn attribute<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        if let Some(place) = &mut self.attributes {
            let attribute = format!(" {name}=\"{}\"", write("", value));
            self.xml.insert_str(*place, &attribute);
            *place += attribute.len();
        }
    }

    fn named<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        name.clone_into(&mut self.name);
        value.encode(self);
    }
}

impl Writer for XmlWriter {
    fn null(&mut self) {}

    fn string(&mut self, text: &str) {
        // Readers make other white space of these, in text or in attributes.
        let escaped = escape(text).replace('\r', "&#13;").replace('\n', "&#10;").replace('\t', "&#9;");
        self.wrap(|writer| writer.xml.push_str(&escaped));
    }

    fn list<T: Encode>(&mut self, items: impl IntoIterator<Item = T>) {
        let layout = std::mem::take(&mut self.layout);
        let write = |writer: &mut Self, name: &str| {
            for item in items {
                writer.layout = layout.inner();
                writer.named(name, &item);
            }
        };
        if layout.is_flat() {
            let name = self.name.clone();
            write(self, &name);
        } else {
            self.wrap(|writer| write(writer, layout.item()));
        }
    }

    fn map<'a, T: Encode>(&mut self, entries: impl IntoIterator<Item = (&'a str, T)>) {
        let layout = std::mem::take(&mut self.layout);
        let (key_name, value_name) = layout.entry();
        let write = |writer: &mut Self, name: &str| {
            for (key, value) in entries {
                name.clone_into(&mut writer.name);
                writer.wrap(|writer| {
                    writer.named(key_name, key);
                    writer.layout = layout.inner();
                    writer.named(value_name, &value);
                });
            }
        };
        if layout.is_flat() {
            let name = self.name.clone();
            write(self, &name);
        } else {
            self.wrap(|writer| write(writer, "entry"));
        }
    }

    fn structure(&mut self, members: impl FnOnce(&mut Self)) {
        self.wrap(members);
    }

    fn set_layout(&mut self, layout: Layout) {
        self.layout = layout;
    }

    fn value<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        match name.strip_prefix('@') {
            Some(name) => self.attribute(name, value),
            None => self.named(name, value),
        }
    }
}
