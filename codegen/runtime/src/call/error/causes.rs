//! The causes that errors keep, found by type. `source()` gives none of them, since the sentences contain them.

use super::Error;
use crate::call::exception::Exception;
use crate::identity::credentials::CredentialsError;
use crate::io::body::BodyError;
#[cfg(feature = "client")]
use crate::io::body::{FileError, SaveError};
use crate::io::causes::causes;
#[cfg(feature = "client")]
use crate::io::transport::TransportError;

impl<X: Exception> Error<X> {
    /// Returns the causes, from the first to the deepest. `source()` gives none of them, since the sentence contains
    /// their texts.
    pub fn causes(&self) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
        causes(&self.0)
    }

    /// Returns the first cause of a type, such as [`std::io::Error`], `TransportError`, `CredentialsError`,
    /// `ValidationError`, or the error of your own transport, credentials provider or hook.
    #[must_use]
    pub fn find_cause<E: std::error::Error + 'static>(&self) -> Option<&E> {
        self.0.find_cause()
    }
}

/// Gives errors the two methods of [`Error`].
macro_rules! keep_causes {
    ($($error:ident)*) => {
        $(
            impl $error {
                /// The causes that are kept, from the first to the deepest. `source()` gives none of them, since the
                /// sentence says what they say.
                pub fn causes(&self) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
                    causes(self)
                }

                /// The first cause of a type, such as [`std::io::Error`].
                #[must_use]
                pub fn find_cause<E: std::error::Error + 'static>(&self) -> Option<&E> {
                    self.causes().find_map(|cause| cause.downcast_ref())
                }
            }
        )*
    };
}

keep_causes! { BodyError CredentialsError }
#[cfg(feature = "client")]
keep_causes! { FileError SaveError TransportError }
