//! What the crate `botocore-credentials` uses beside what everybody does. It asks for exactly the version of this crate.

pub use crate::io::blocking;
