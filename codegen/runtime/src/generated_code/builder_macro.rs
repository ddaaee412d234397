//! The macro that defines builders.

/// Defines a builder, except what is particular to its members: the type, `builder()`,
/// `build`, the setters that take an `Option`, and for an operation's input `send`, `customize` and
/// `into_paginator`.
///
/// The setters that take a value are emitted or written by hand. They call the setters of the table.
///
/// ```text
/// builder! {
///     TagBuilder builds Tag, requires required::{Key} {
///         set_key(key: String) -> (Set,),
///         set_value(value: String),
///     }
/// }
/// builder! {
///     /// Builds the input of [`ping`](crate::Client::ping) and sends it.
///     PingBuilder sends PingInput
/// }
/// builder! { ListPackagesBuilder sends paginated ListPackagesInput, requires required::{Domain} { … } }
/// builder! { PublishBuilder sends streamed PublishInput, requires required::{Asset} { … } }
/// ```
///
/// A setter of a required member names the state of the builder that it returns. `paginated` adds
/// `into_paginator`. `streamed` leaves out `Clone`, as a stream cannot be cloned.
#[doc(hidden)]
#[macro_export]
macro_rules! builder {
    (
        $name:ident builds $input:ident
        $(, requires $required:ident::{$($marker:ident),+ $(,)?})? $({ $($setters:tt)* })?
    ) => {
        #[doc = concat!("Builds a [`", stringify!($input), "`].")]
        ///
        /// To set a required member conditionally, use its `set_` method, which takes an `Option`.
        /// To fill a value step by step, start from its `default()` and assign to its fields.
        ///
        /// `S` is the state of the required members. It changes with the model:
        #[doc = concat!("write `", stringify!($name), "<Complete<", stringify!($input), ">>` to name a finished builder,")]
        /// with [`Complete`](botocore_runtime::builder::Complete), which a client's crate has in its module `builder`.
        #[must_use]
        pub struct $name<S = ($($($crate::builder!(@unset $marker),)+)?)> {
            input: $input,
            state: ::std::marker::PhantomData<fn() -> S>,
        }

        impl $input {
            #[doc = concat!("Returns a [`", stringify!($name), "`] with nothing set.")]
            pub fn builder() -> $name {
                $name { input: ::std::default::Default::default(), state: ::std::marker::PhantomData }
            }
        }

        impl<S> $name<S> {
            #[doc = concat!("Returns the finished [`", stringify!($input), "`].")]
            pub fn build(self) -> $input
            where
                S: $crate::generated_code::AllSet<$input>,
            {
                self.input
            }

            fn with_state<T>(self) -> $name<T> {
                $name { input: self.input, state: ::std::marker::PhantomData }
            }
        }

        impl<S> ::std::clone::Clone for $name<S> {
            fn clone(&self) -> Self {
                Self { input: ::std::clone::Clone::clone(&self.input), state: self.state }
            }
        }

        impl<S> ::std::fmt::Debug for $name<S> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(stringify!($name)).field("input", &self.input).finish()
            }
        }

        impl<$($($marker),+)?> $name<($($($marker,)+)?)> {
            $crate::builder! { @setters $name [] $($($setters)*)? }
        }

        $crate::builder! { @states $input $(requires $required::{$($marker),+})? }
    };

    ($(#[$docs:meta])* $name:ident sends paginated $input:ident $($required:tt)*) => {
        $crate::operation_builder! { $(#[$docs])* $name [paginated] $input $($required)* }
    };
    ($(#[$docs:meta])* $name:ident sends streamed $input:ident $($required:tt)*) => {
        $crate::operation_builder! { $(#[$docs])* $name [streamed] $input $($required)* }
    };
    ($(#[$docs:meta])* $name:ident sends $input:ident $($required:tt)*) => {
        $crate::operation_builder! { $(#[$docs])* $name [] $input $($required)* }
    };

    (
        @setters $name:ident $mode:tt
        $($(#[$attribute:meta])* $setter:ident($field:ident: $type:ty) $(-> $state:ty)?,)*
    ) => {
        $(
            #[doc = concat!("Sets `", stringify!($field), $crate::builder!(@none $($state)?))]
            $(#[$attribute])*
            pub fn $setter(
                mut self,
                $field: ::std::option::Option<$type>,
            ) -> $crate::builder!(@returned $name $mode $($state)?) {
                self.input.$field = $field;
                self.with_state()
            }
        )*
    };
    (@none) => { "`, or clears it with `None`." };
    (@none $state:ty) => { "`. `None` compiles, and is an error when it is sent." };
    (@returned $name:ident $mode:tt) => { Self };
    (@returned $name:ident [$($mode:tt)*] $state:ty) => { $name<$($mode)* $state> };

    (@unset $marker:ident) => { $crate::generated_code::Unset };
    (@set $marker:ident) => { $crate::generated_code::Set };

    // A marker may have the name of the input; `self::` tells them apart.
    (@states $input:ident $(requires $required:ident::{$($marker:ident),+})?) => {
        impl $crate::generated_code::Buildable for $input {
            type Complete = ($($($crate::builder!(@set $marker),)+)?);
        }

        impl<$($($marker: $required::$marker),+)?> $crate::generated_code::AllSet<self::$input> for ($($($marker,)+)?) {}
    };
}
