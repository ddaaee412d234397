//! Reads the record of published names.

use crate::json::Cursor;
use crate::published::VERSION;
use crate::{PublishedNames, Section};

pub fn read(root: &Cursor) -> Option<PublishedNames> {
    let mut names = PublishedNames::default();
    let mut object = root.object()?;
    object.version(VERSION, "the record of names");
    for section in Section::OF_SERVICE {
        if let Some(entries) = object.optional(section.key()) {
            add(&section, &entries, &mut names);
        }
    }
    for section in Section::OF_SHAPE {
        let shapes = object.optional(section(String::new()).key());
        for (shape, entries) in shapes.as_ref().map(Cursor::entries).into_iter().flatten() {
            add(&section(shape.to_owned()), &entries, &mut names);
        }
    }
    object.close();
    Some(names)
}

fn add(section: &Section, entries: &Cursor, names: &mut PublishedNames) {
    for (key, name) in entries.entries() {
        if let Some(name) = name.str() {
            names.add(section.clone(), key, name);
        }
    }
}
