//! The macro that defines a generated crate's error type.

/// Defines the error type of a service: the runtime's [`Error`](crate::Error) with methods of its own, which
/// [`exceptions!`](crate::exceptions) adds, and with conversions that keep `?` working.
///
/// ```text
/// service_error! { Error of Exception }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! service_error {
    ($name:ident of $exception:ty) => {
        /// The error of every operation. It displays as one sentence: the operation, what went wrong and why, the
        /// service's code and message, the HTTP status, the request id and the number of attempts.
        ///
        /// `source()` is `None`, since the sentence contains the causes. Reports of error chains say nothing twice.
        /// [`find_cause`](botocore_runtime::error::Error::find_cause) finds a cause by its type.
        ///
        /// It dereferences to the runtime's [`Error`](botocore_runtime::error::Error), which has most of the methods.
        /// `into_service_error`, `as_service_error` and `meta` keep code working that was written for the AWS SDK for
        /// Rust; its `SdkError` is this type, and `raw_response` is called
        /// [`response`](botocore_runtime::error::Error::response).
        #[doc(alias("SdkError", "DisplayErrorContext", "ProvideErrorMetadata"))]
        pub struct $name($crate::generated_code::Error<$exception>);

        impl $name {
            /// Creates an error that is not a reply of the service. `cause` may be a string.
            pub fn new(
                kind: $crate::generated_code::ErrorKind,
                cause: impl ::std::convert::Into<
                    ::std::boxed::Box<dyn ::std::error::Error + ::std::marker::Send + ::std::marker::Sync>,
                >,
            ) -> Self {
                Self($crate::generated_code::Error::new(kind, cause))
            }

            /// Converts into the modelled exception; `None` if the error is another one.
            #[must_use]
            pub fn into_exception(self) -> ::std::option::Option<$exception> {
                self.0.into_exception()
            }

            /// Returns the error itself. In the AWS SDK for Rust this unwraps the error of the operation, which has the
            /// same `is_…` methods.
            #[must_use]
            pub fn into_service_error(self) -> Self {
                self
            }

            /// Returns the error itself if the service replied with an error. In the AWS SDK for Rust this borrows the
            /// error of the operation, which has the same `is_…` methods.
            #[must_use]
            pub fn as_service_error(&self) -> ::std::option::Option<&Self> {
                match self.0.kind() {
                    $crate::generated_code::ErrorKind::Service => ::std::option::Option::Some(self),
                    _ => ::std::option::Option::None,
                }
            }

            /// Returns the error itself. In the AWS SDK for Rust this returns what has `code()` and `message()`.
            #[must_use]
            pub fn meta(&self) -> &Self {
                self
            }
        }

        impl ::std::ops::Deref for $name {
            type Target = $crate::generated_code::Error<$exception>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl ::std::convert::From<$crate::generated_code::Error<$exception>> for $name {
            fn from(error: $crate::generated_code::Error<$exception>) -> Self {
                Self(error)
            }
        }

        impl ::std::convert::From<$name> for $crate::generated_code::Error<$exception> {
            fn from(error: $name) -> Self {
                error.0
            }
        }

        impl ::std::convert::From<$crate::generated_code::BodyError> for $name {
            fn from(error: $crate::generated_code::BodyError) -> Self {
                Self(error.into())
            }
        }

        $crate::if_client! {
            impl ::std::convert::From<$crate::generated_code::FileError> for $name {
                fn from(error: $crate::generated_code::FileError) -> Self {
                    Self(error.into())
                }
            }

            impl ::std::convert::From<$crate::generated_code::SaveError> for $name {
                fn from(error: $crate::generated_code::SaveError) -> Self {
                    Self(error.into())
                }
            }

            impl ::std::convert::From<$crate::generated_code::LoadError> for $name {
                fn from(error: $crate::generated_code::LoadError) -> Self {
                    Self(error.into())
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl ::std::error::Error for $name {
            fn source(&self) -> ::std::option::Option<&(dyn ::std::error::Error + 'static)> {
                ::std::error::Error::source(&self.0)
            }
        }
    };
}
