//! Writing values in the terms of the data model. A codec writes them in a format.

#[cfg(feature = "xml")]
use super::Layout;
use crate::wire::base64;
use crate::wire::blob::Blob;
use crate::wire::document::Document;
use crate::wire::text::ToText as _;
use crate::wire::time::{DateTime, DateTimeFormat, FormatTimestamps as _, FormattedDateTime};
use std::collections::HashMap;
use std::hash::BuildHasher;

/// A value that can be written in any format.
pub trait Encode {
    /// Writes the value.
    fn encode<W: Writer>(&self, writer: &mut W);
}

/// Writes one value in a format such as JSON, without a way to fail. By default, every scalar is text.
pub trait Writer {
    /// Writes an item of a sparse list or map that has no value.
    fn null(&mut self);

    /// Writes a boolean.
    fn boolean(&mut self, value: bool) {
        self.string(&value.to_text());
    }

    /// Writes a whole number.
    fn integer(&mut self, number: i64) {
        self.string(&number.to_text());
    }

    /// Writes a number of 32 bits with as many digits as it takes to tell it from its neighbours.
    fn float(&mut self, number: f32) {
        self.string(&number.to_text());
    }

    /// Writes a number of 64 bits with as many digits as it takes to tell it from its neighbours.
    fn double(&mut self, number: f64) {
        self.string(&number.to_text());
    }

    /// Writes a string.
    fn string(&mut self, text: &str);

    /// Writes bytes, as base64.
    fn blob(&mut self, bytes: &[u8]) {
        self.string(&base64::encode(bytes));
    }

    /// Writes a timestamp. Without a format it has the one that the protocol gives to timestamps in bodies.
    fn timestamp(&mut self, time: DateTime, format: Option<DateTimeFormat>) {
        self.string(&time.format(format.unwrap_or(DateTimeFormat::DateTime)).to_string());
    }

    /// Writes a value of no fixed shape. Models of services whose formats know only text have none; it is JSON there.
    fn document(&mut self, document: &Document) {
        self.string(&document.to_string());
    }

    /// Writes a list of the items.
    fn list<T: Encode>(&mut self, items: impl IntoIterator<Item = T>);

    /// Writes a map of the entries.
    fn map<'a, T: Encode>(&mut self, entries: impl IntoIterator<Item = (&'a str, T)>);

    /// Writes a structure or union of the members that `members` writes, by [`member`](Self::member) or
    /// [`value`](Self::value).
    fn structure(&mut self, members: impl FnOnce(&mut Self));

    /// Writes a member that has a value; writes nothing for one that has none.
    fn member<T: Encode>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.value(name, value);
        }
    }

    /// Writes a member that is a list or map with a layout of its own.
    #[cfg(feature = "xml")]
    fn member_in<T: Encode>(&mut self, name: &str, layout: Layout, value: &Option<T>) {
        self.set_layout(layout);
        self.member(name, value);
        self.set_layout(Layout::default());
    }

    /// Sets the layout of the list or map that is written next. Formats that name no items need not heed it.
    #[cfg(feature = "xml")]
    fn set_layout(&mut self, _layout: Layout) {}

    /// Writes a member.
    fn value<T: Encode + ?Sized>(&mut self, name: &str, value: &T);
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode<W: Writer>(&self, writer: &mut W) {
        T::encode(self, writer);
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode<W: Writer>(&self, writer: &mut W) {
        T::encode(self, writer);
    }
}

/// An item of a sparse list or map: one without a value is written, too.
impl<T: Encode> Encode for Option<T> {
    fn encode<W: Writer>(&self, writer: &mut W) {
        match self {
            Some(value) => value.encode(writer),
            None => writer.null(),
        }
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.list(self);
    }
}

/// The keys are sorted, so that equal maps are written alike.
impl<K: AsRef<str>, T: Encode, S: BuildHasher> Encode for HashMap<K, T, S> {
    fn encode<W: Writer>(&self, writer: &mut W) {
        let mut entries: Vec<_> = self.iter().map(|(key, value)| (key.as_ref(), value)).collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        writer.map(entries);
    }
}

impl Encode for str {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.string(self);
    }
}

impl Encode for String {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.string(self);
    }
}

impl Encode for bool {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.boolean(*self);
    }
}

impl Encode for i32 {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.integer(i64::from(*self));
    }
}

impl Encode for i64 {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.integer(*self);
    }
}

impl Encode for f32 {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.float(*self);
    }
}

impl Encode for f64 {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.double(*self);
    }
}

impl Encode for Blob {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.blob(self.as_ref());
    }
}

impl Encode for DateTime {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.timestamp(*self, None);
    }
}

impl Encode for FormattedDateTime {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.timestamp(self.time(), Some(self.format()));
    }
}

impl Encode for Document {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.document(self);
    }
}
