//! A configuration: one setting more than another one has, or another value of it.

use super::rows;
use super::stand_ins::{Place, Reply};
use serde_json::Value;
use std::collections::BTreeMap;

/// The name of the configuration in which nothing is set.
pub const NOTHING: &str = "";

/// Settings by their keys.
pub type Settings = BTreeMap<(&'static str, &'static str), &'static Setting>;

/// A configuration.
#[derive(Debug)]
pub struct Row {
    pub name: &'static str,
    /// The name of the row that this one changes.
    pub base: &'static str,
    /// What it changes.
    pub setting: Setting,
    pub expected: Expected,
}

/// What is to come of a configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// The same on both sides.
    Same,
    /// An error on both sides.
    Error,
    /// The difference that has this title on the page.
    Differs(&'static str),
}

/// One setting. In its texts, `{home}` stands for the home directory, and `{+60 min}` for a time.
#[derive(Debug)]
pub enum Setting {
    /// An environment variable.
    Variable(&'static str, &'static str),
    /// A file below the home directory; `None` is a directory.
    File(&'static str, Option<&'static [u8]>),
    /// What a program sets.
    Program(&'static str, Scalar),
    /// What a stand-in replies, one after the other and then the last for ever. In a row that has this, credentials may
    /// come from services, and all of them have stand-ins.
    Reply(Place, &'static [Reply]),
}

/// The value of a program's setting.
#[derive(Debug, Clone, Copy)]
pub enum Scalar {
    Text(&'static str),
    Number(u32),
    Switch(bool),
    /// `None`
    Null,
    /// The program does not set it.
    Default,
}

impl Scalar {
    /// The value as JSON; `None` if it is not set.
    pub fn to_json(self) -> Option<Value> {
        match self {
            Self::Text(text) => Some(text.into()),
            Self::Number(number) => Some(number.into()),
            Self::Switch(switch) => Some(switch.into()),
            Self::Null => Some(Value::Null),
            Self::Default => None,
        }
    }
}

impl Setting {
    /// What two settings have in common of which one replaces the other.
    pub fn key(&self) -> (&'static str, &'static str) {
        match self {
            Self::Variable(name, _) => ("variable", name),
            Self::File(path, _) => ("file", path),
            Self::Program(name, _) => ("program", name),
            Self::Reply(place, _) => ("reply", place.name()),
        }
    }
}

impl Row {
    /// All settings: those of the row that this one changes, and its own.
    pub fn settings(&'static self) -> Settings {
        let mut settings = rows::find(self.base).map(Self::settings).unwrap_or_default();
        settings.insert(self.setting.key(), &self.setting);
        settings
    }

    /// Whether credentials may come from services, which all have stand-ins then.
    pub fn asks_services(&self) -> bool {
        let replies = matches!(self.setting, Setting::Reply(..));
        replies || rows::find(self.base).is_some_and(Self::asks_services)
    }
}

/// A row that both sides agree on.
pub const fn same(name: &'static str, base: &'static str, setting: Setting) -> Row {
    Row { name, base, setting, expected: Expected::Same }
}

/// A row that ends in an error on both sides.
pub const fn error(name: &'static str, base: &'static str, setting: Setting) -> Row {
    Row { name, base, setting, expected: Expected::Error }
}

/// A row on which the sides differ, as the page says under this title.
pub const fn differs(title: &'static str, name: &'static str, base: &'static str, setting: Setting) -> Row {
    Row { name, base, setting, expected: Expected::Differs(title) }
}

/// An environment variable.
pub const fn variable(name: &'static str, value: &'static str) -> Setting {
    Setting::Variable(name, value)
}

/// The file `~/.aws/config`.
pub const fn config(text: &'static str) -> Setting {
    Setting::File(".aws/config", Some(text.as_bytes()))
}

/// The file `~/.aws/credentials`.
pub const fn credentials(text: &'static str) -> Setting {
    Setting::File(".aws/credentials", Some(text.as_bytes()))
}

/// What a program sets.
pub const fn program(name: &'static str, value: Scalar) -> Setting {
    Setting::Program(name, value)
}

/// A text that a program sets.
pub const fn text(name: &'static str, value: &'static str) -> Setting {
    Setting::Program(name, Scalar::Text(value))
}

/// What a stand-in replies.
pub const fn reply(place: Place, replies: &'static [Reply]) -> Setting {
    Setting::Reply(place, replies)
}
