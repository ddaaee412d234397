//! What the table of an exception says beyond that of a structure.

/// Implements the exception for [`members!`](macro@crate::members): how it is read, its message and details, and the
/// standard `Error`.
#[doc(hidden)]
#[macro_export]
macro_rules! exception_members {
    (@exception $name:ident $code:literal ($($retry:ident)?) { $(
        $field:ident: $member:literal $(=> $wire:literal)? $(as $format:ident)? $(with $layout:tt)?
        $(in $place:ident $(($($argument:tt)*))?)? $([$role:ident])?,
    )* }) => {
        impl $crate::generated_code::ModelledException for $name {
            const CODE: &'static str = $code;
            const RETRY: ::std::option::Option<$crate::generated_code::RetryKind> =
                $crate::exception_members!(@retry $($retry)?);

            fn read<T: $crate::generated_code::Protocol>(
                reply: &$crate::generated_code::Response<$crate::generated_code::Bytes>,
            ) -> Self {
                let exception: Self = T::read_exception(reply);
                $($($crate::exception_members!(@header reply exception $field $place $(($($argument)*))?);)?)*
                $($($crate::exception_members!(@fill T reply exception $role $field);)?)*
                exception
            }

            fn message(&self) -> ::std::option::Option<&str> {
                $($($crate::exception_members!(@message $role self.$field);)?)*
                ::std::option::Option::None
            }

            fn details(&self, _details: &mut $crate::generated_code::Details) {
                $($($crate::exception_members!(@detail $role _details $field self.$field);)?)*
            }
        }

        /// The code, and the message if there is one.
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::generated_code::display_exception(self, f)
            }
        }

        impl ::std::error::Error for $name {}
    };
    (@retry) => { ::std::option::Option::None };
    (@retry $retry:ident) => { ::std::option::Option::Some($crate::generated_code::RetryKind::$retry) };
    // A reply may name its message otherwise than the model does.
    (@fill $protocol:ident $reply:ident $exception:ident message $field:ident) => {
        let mut $exception = $exception;
        if $exception.$field.is_none() {
            $exception.$field = $protocol::read_error($reply).message;
        }
    };
    (@fill $protocol:ident $reply:ident $exception:ident detail $field:ident) => {};
    (@message message $message:expr) => {
        if let ::std::option::Option::Some(message) = &$message {
            return ::std::option::Option::Some(message.as_ref());
        }
    };
    (@message detail $member:expr) => {};
    (@detail message $details:ident $field:ident $member:expr) => {};
    (@detail detail $details:ident $field:ident $member:expr) => {
        $details.add(stringify!($field), &$member);
    };
    // Each statement that changes the value rebinds it as mutable, since a table may have no such statement.
    (@header $reply:ident $exception:ident $field:ident status) => {
        let mut $exception = $exception;
        $exception.$field = ::std::option::Option::Some(i32::from($reply.status().as_u16()));
    };
    (@header $reply:ident $exception:ident $field:ident prefix_headers($prefix:literal)) => {
        let mut $exception = $exception;
        $exception.$field = $crate::generated_code::response::prefix_headers($reply, $prefix);
    };
    (@header $reply:ident $exception:ident $field:ident $header:ident($name:literal $(as $format:ident)?)) => {
        let mut $exception = $exception;
        $exception.$field = $crate::generated_code::response::$header($reply, $name).unwrap_or_default();
    };
    (@header $reply:ident $exception:ident $field:ident $payload:ident) => {};
}
