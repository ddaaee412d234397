//! What the crate `botocore-credentials` uses beside what everybody does. It asks for exactly the version of this crate.

pub use crate::io::blocking;

/// Profiles, read as botocore reads them.
pub mod profile {
    pub use crate::identity::credentials::profile::{keys_of, refuse_blank};
    pub use crate::identity::profile::{Dialect, Profile, ProfileError};
}
