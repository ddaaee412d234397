//! The macro for the enum of a service's exceptions.

/// Implements [`Exception`](crate::Exception) and the standard `Error` for an enum of modelled exceptions, each a variant
/// of its own name. The enum and the service's error type get an `is_…` method for each exception.
///
/// ```
/// use botocore_runtime::generated_code::{exceptions, members, service_error};
/// # use botocore_runtime::generated_code::{BuiltIns, Endpoint, EndpointError, RestJson, Service, ServiceMetadata};
/// # #[derive(Debug)]
/// # pub struct Things;
/// # impl Service for Things {
/// #     type Protocol = RestJson;
/// #     type Exception = Exception;
/// #     type Error = Error;
/// #     type EndpointParams = BuiltIns;
/// #     const METADATA: ServiceMetadata =
/// #         ServiceMetadata { service_id: "", api_version: "", signing_name: "", endpoint_prefix: "" };
/// #     fn resolve_endpoint(_: &BuiltIns) -> Result<Endpoint, EndpointError> {
/// #         Err(EndpointError::new(""))
/// #     }
/// # }
///
/// #[derive(Debug, Default)]
/// pub struct NotFound {
///     message: Option<String>,
///     resource_id: Option<String>,
/// }
///
/// members! {
///     exception("NotFoundException", 404) NotFound {
///         message: "message" [message],
///         resource_id: "resourceId" [detail],
///     }
/// }
///
/// #[derive(Debug)]
/// pub enum Exception {
///     NotFound(NotFound),
/// }
///
/// service_error! { Error of Exception }
///
/// exceptions! {
///     Exception of Things as Error {
///         NotFound: is_not_found,
///     }
/// }
///
/// let exception = Exception::NotFound(NotFound::default());
/// assert!(exception.is_not_found());
/// assert_eq!(exception.to_string(), "NotFoundException");
/// ```
#[macro_export]
macro_rules! exceptions {
    ($name:ident of $service:path as $error:ty { $($exception:ident: $is:ident,)* }) => {
        impl $name {
            $(
                #[doc = concat!("Whether this is [`", stringify!($exception), "`](Self::", stringify!($exception), ").")]
                pub fn $is(&self) -> bool {
                    ::std::matches!(*self, Self::$exception(_))
                }
            )*
        }

        impl $error {
            $(
                #[doc = concat!("Whether this is the exception [`", stringify!($exception), "`].")]
                pub fn $is(&self) -> bool {
                    ::std::matches!(self.exception(), ::std::option::Option::Some($name::$exception(_)))
                }
            )*
        }

        /// The code, and the message if there is one.
        impl ::std::fmt::Display for $name {
            fn fmt(&self, _f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match *self {
                    $(Self::$exception(ref exception) => ::std::fmt::Display::fmt(exception, _f),)*
                }
            }
        }

        impl ::std::error::Error for $name {}

        impl $crate::generated_code::Exception for $name {
            type Protocol = <$service as $crate::generated_code::Service>::Protocol;

            fn decode(
                code: &str,
                _reply: &$crate::generated_code::Response<$crate::generated_code::Bytes>,
            ) -> ::std::option::Option<Self> {
                match code {
                    $(<$exception as $crate::generated_code::ModelledException>::CODE => {
                        let exception = $crate::generated_code::ModelledException::read::<Self::Protocol>(_reply);
                        ::std::option::Option::Some(Self::$exception(exception))
                    })*
                    _ => ::std::option::Option::None,
                }
            }

            fn message(&self) -> ::std::option::Option<&str> {
                match *self {
                    $(Self::$exception(ref exception) => {
                        $crate::generated_code::ModelledException::message(exception)
                    })*
                }
            }

            fn details(&self, _details: &mut $crate::generated_code::Details) {
                match *self {
                    $(Self::$exception(ref exception) => {
                        $crate::generated_code::ModelledException::details(exception, _details);
                    })*
                }
            }

            fn retry(&self) -> ::std::option::Option<$crate::generated_code::RetryKind> {
                match *self {
                    $(Self::$exception(_) => <$exception as $crate::generated_code::ModelledException>::RETRY,)*
                }
            }
        }
    };
}
