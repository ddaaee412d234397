//! JSON, read strictly: where a value stands is always known, and keys that nobody asked for are problems.

mod cursor;
mod object;
mod parse;
mod path;
mod report;
mod suggestion;

pub use cursor::Cursor;
pub use object::Object;
pub use parse::parse;
pub use path::{Path, Step};
pub use report::{Origin, Origins, Report};
pub use suggestion::did_you_mean;
