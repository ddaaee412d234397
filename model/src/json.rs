//! JSON, read strictly: where a value stands is always known, and keys that nobody asked for are problems.

mod cursor;
mod object;
mod parse;
mod path;
mod report;
mod suggestion;

pub(crate) use cursor::Cursor;
pub(crate) use object::Object;
pub(crate) use parse::parse;
pub(crate) use path::{Path, Step};
pub(crate) use report::{Origin, Report};
pub(crate) use suggestion::did_you_mean;
