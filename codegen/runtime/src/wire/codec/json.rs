//! JSON bodies: written by a small writer of our own, read in one pass through serde.

mod read;
mod write;

pub use self::read::{object, read, read_sound_members};
pub use self::write::write;
