//! JSON bodies: written by a small writer of our own, read in one pass through serde.

mod mend;
mod object;
mod read;
mod write;

pub use self::object::{object, read_sound_members, scalar_text};
pub use self::read::read;
pub use self::write::write;
