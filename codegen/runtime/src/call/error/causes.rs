//! The causes that errors keep. `source()` gives none of them, since the sentences hold them; they are asked for by type.

use super::Error;
#[cfg(feature = "client")]
use super::out_of_time::OutOfTime;
use crate::call::exception::Exception;
use crate::identity::credentials::CredentialsError;
use crate::io::body::BodyError;
#[cfg(feature = "client")]
use crate::io::body::{FileError, SaveError};
use crate::io::causes as causes_of_bodies;
#[cfg(feature = "client")]
use crate::io::transport::TransportError;
use std::iter;

type Cause = dyn std::error::Error + 'static;

/// The errors below this one, from the next to the deepest.
fn causes(error: &Cause) -> impl Iterator<Item = &Cause> {
    iter::successors(below(error), |error| below(*error))
}

/// The cause that an error keeps.
fn below(error: &Cause) -> Option<&Cause> {
    if let Some(error) = error.downcast_ref::<CredentialsError>() {
        return error.kept();
    }
    #[cfg(feature = "client")]
    if let Some(error) = error.downcast_ref::<TransportError>() {
        return error.kept();
    } else if let Some(error) = error.downcast_ref::<OutOfTime>() {
        return error.kept();
    }
    causes_of_bodies::below(error)
}

impl<X: Exception> Error<X> {
    /// The causes that are kept, from the first to the deepest. `source()` gives none of them, since the sentence says
    /// what they say.
    pub fn causes(&self) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
        let first = self.0.cause.as_deref().map(|cause| cause as &Cause);
        first.into_iter().flat_map(|first| iter::once(first).chain(causes(first)))
    }

    /// The first cause of a type, such as [`std::io::Error`], `TransportError`, `CredentialsError`, `ValidationError`,
    /// or the error of your own transport, credentials provider or hook.
    #[must_use]
    pub fn find_cause<E: std::error::Error + 'static>(&self) -> Option<&E> {
        self.causes().find_map(|cause| cause.downcast_ref())
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
