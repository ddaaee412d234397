//! Published names: those by which programs know the parts of a service.

use crate::{File, Place};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

/// The version of the record's format.
pub(crate) const VERSION: f64 = 1.0;

/// A part of the record of names. All names of a section are in one scope, where each stands once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What the names of an operation's types begin with, by operation.
    Operations,
    /// The client's methods, by operation.
    Methods,
    /// Modules of operations, by operation.
    Modules,
    /// Structures, unions and enumerations, by shape.
    Types,
    /// Errors, by shape.
    Errors,
    /// Methods that tell whether an error is a modelled one, by shape.
    Predicates,
    /// Markers of required members, by setter.
    Markers,
    /// Fields of a structure or variants of a union, by member.
    Members(String),
    /// Members whose field holds a box, since their structure contains itself through them.
    Boxed(String),
    /// Constants of an enumeration, by value.
    Values(String),
}

impl Section {
    /// The sections of the whole service.
    pub(crate) const OF_SERVICE: [Self; 7] =
        [Self::Operations, Self::Methods, Self::Modules, Self::Types, Self::Errors, Self::Predicates, Self::Markers];

    /// The sections that each shape has of its own.
    pub(crate) const OF_SHAPE: [fn(String) -> Self; 3] = [Self::Members, Self::Boxed, Self::Values];

    /// Its key in the record.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::Operations => "operations",
            Self::Methods => "methods",
            Self::Modules => "modules",
            Self::Types => "types",
            Self::Errors => "errors",
            Self::Predicates => "predicates",
            Self::Markers => "markers",
            Self::Members(_) => "members",
            Self::Boxed(_) => "boxed",
            Self::Values(_) => "values",
        }
    }

    /// The shape that it belongs to.
    fn shape(&self) -> Option<&str> {
        match self {
            Self::Members(shape) | Self::Boxed(shape) | Self::Values(shape) => Some(shape),
            _ => None,
        }
    }

    /// Where it stands in the record.
    #[must_use]
    pub fn place(&self) -> Place<'_> {
        let place = Place::root(File::Published).key(self.key());
        match self.shape() {
            Some(shape) => place.key(shape),
            None => place,
        }
    }
}

/// The record of published names. Its `Display` is the text of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublishedNames {
    sections: BTreeMap<Section, BTreeMap<String, String>>,
}

impl PublishedNames {
    /// Returns the names of a section, by what they stand for in the model.
    pub fn section(&self, section: &Section) -> impl Iterator<Item = (&String, &String)> {
        self.sections.get(section).into_iter().flatten()
    }

    /// Returns the name of a part of the model.
    #[must_use]
    pub fn get(&self, section: &Section, key: &str) -> Option<&String> {
        self.sections.get(section)?.get(key)
    }

    /// Adds a name, unless the part has one.
    pub fn add(&mut self, section: Section, key: &str, name: &str) {
        self.sections.entry(section).or_default().entry(key.to_owned()).or_insert_with(|| name.to_owned());
    }
}

impl fmt::Display for PublishedNames {
    /// One name a line, sorted.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut record = Map::from_iter([("version".to_owned(), Value::from(VERSION))]);
        for (section, names) in &self.sections {
            let names = names.iter().map(|(key, name)| (key.clone(), Value::from(name.as_str()))).collect();
            match (section.shape(), record.entry(section.key()).or_insert_with(|| Value::Object(Map::new()))) {
                (Some(shape), Value::Object(shapes)) => drop(shapes.insert(shape.to_owned(), names)),
                (_, entry) => *entry = names,
            }
        }
        writeln!(f, "{:#}", Value::Object(record))
    }
}
