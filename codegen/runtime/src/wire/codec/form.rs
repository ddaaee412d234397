//! Forms: names and values of scalars, percent-encoded. The name of a scalar is the path to it.

use crate::wire::members::{Encode, Layout, Writer};
use crate::wire::uri;
use std::fmt::Write as _;

/// A form that is being written, without a way to fail.
#[derive(Debug, Default)]
pub struct FormWriter {
    form: String,
    /// The name of the value that is written next.
    path: String,
    /// The layout of the list or map that is written next.
    layout: Layout,
}

impl FormWriter {
    /// Adds a scalar of this name.
    pub fn pair(&mut self, name: &str, value: &str) {
        self.at(name, |form| form.string(value));
    }

    /// The form in the type `application/x-www-form-urlencoded`.
    #[must_use]
    pub fn finish(self) -> String {
        self.form
    }

    /// Writes something one step further down the path.
    fn at(&mut self, step: &str, write: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        self.path.push_str(step);
        write(self);
        self.path.truncate(length);
    }

    /// Writes an item or entry, whose numbers begin with 1.
    fn item(&mut self, name: Option<&str>, index: usize, write: impl FnOnce(&mut Self)) {
        let mut step = String::new();
        // Writing to a string cannot fail.
        let _ = match name {
            Some(name) => write!(step, "{name}.{}", index + 1),
            None => write!(step, "{}", index + 1),
        };
        self.at(&step, write);
    }
}

impl Writer for FormWriter {
    /// A form has no room for nothing.
    fn null(&mut self) {}

    fn string(&mut self, text: &str) {
        if !self.form.is_empty() {
            self.form.push('&');
        }
        self.form.push_str(&uri::encode(&self.path));
        self.form.push('=');
        self.form.push_str(&uri::encode(text));
    }

    /// A list without items is an empty value, by which services tell it from a missing one.
    fn list<T: Encode>(&mut self, items: impl IntoIterator<Item = T>) {
        let layout = std::mem::take(&mut self.layout);
        let name = (!layout.is_flat()).then(|| layout.item());
        let mut is_empty = true;
        for (index, item) in items.into_iter().enumerate() {
            is_empty = false;
            self.item(name, index, |form| {
                form.layout = layout.inner();
                item.encode(form);
            });
        }
        if is_empty {
            self.string("");
        }
    }

    /// A map without entries is left out.
    fn map<'a, T: Encode>(&mut self, entries: impl IntoIterator<Item = (&'a str, T)>) {
        let layout = std::mem::take(&mut self.layout);
        let name = (!layout.is_flat()).then_some("entry");
        let (key_name, value_name) = layout.entry();
        for (index, (key, value)) in entries.into_iter().enumerate() {
            self.item(name, index, |form| {
                form.pair(key_name, key);
                form.at(value_name, |form| {
                    form.layout = layout.inner();
                    value.encode(form);
                });
            });
        }
    }

    fn structure(&mut self, members: impl FnOnce(&mut Self)) {
        members(self);
    }

    fn set_layout(&mut self, layout: Layout) {
        self.layout = layout;
    }

    /// Forms have no attributes, which are members like others here.
    fn value<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        self.at(name.strip_prefix('@').unwrap_or(name), |form| value.encode(form));
    }
}

#[cfg(test)]
mod tests;
