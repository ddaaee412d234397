//! The macros that define builders, and the compiler's message if a required member is missing.

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
        /// with [`Complete`](botocore_runtime::builder::Complete).
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
        $crate::builder! { @operation $(#[$docs])* $name [paginated] $input $($required)* }
    };
    ($(#[$docs:meta])* $name:ident sends streamed $input:ident $($required:tt)*) => {
        $crate::builder! { @operation $(#[$docs])* $name [streamed] $input $($required)* }
    };
    ($(#[$docs:meta])* $name:ident sends $input:ident $($required:tt)*) => {
        $crate::builder! { @operation $(#[$docs])* $name [] $input $($required)* }
    };

    (
        @operation $(#[$docs:meta])* $name:ident [$($kind:ident)?] $input:ident
        $(, requires $required:ident::{$($marker:ident),+ $(,)?})? $({ $($setters:tt)* })?
    ) => {
        $(#[$docs])*
        ///
        /// To set a required member conditionally, use its `set_` method, which takes an `Option`.
        /// To fill an input step by step, assign to its fields; it is checked when it is sent:
        ///
        /// ```text
        #[doc = concat!("let mut input = ", stringify!($input), "::default();")]
        /// client.send(input).await?;
        /// ```
        ///
        /// `M` is the mode of its client and `S` the state of the required members. `S` changes with the model:
        #[doc = concat!("write `", stringify!($name), "<M, Complete<", stringify!($input), ">>` to name a finished builder,")]
        /// with [`Complete`](botocore_runtime::builder::Complete).
        #[must_use]
        pub struct $name<M: $crate::generated_code::Mode = $crate::generated_code::Detached, S = ($($($crate::builder!(@unset $marker),)+)?)> {
            client: M::Client<<$input as $crate::generated_code::Operation>::Service>,
            input: $input,
            state: ::std::marker::PhantomData<fn() -> S>,
        }

        impl $input {
            #[doc = concat!("Returns a [`", stringify!($name), "`] without a client, with nothing set.")]
            pub fn builder() -> $name {
                <$name>::new(())
            }
        }

        impl<M: $crate::generated_code::Mode> $name<M> {
            pub(crate) fn new(client: M::Client<<$input as $crate::generated_code::Operation>::Service>) -> Self {
                Self { client, input: ::std::default::Default::default(), state: ::std::marker::PhantomData }
            }
        }

        impl<M: $crate::generated_code::Mode, S> $name<M, S> {
            /// Returns the input as it has been set so far.
            pub fn as_input(&self) -> &$input {
                &self.input
            }

            /// Returns the finished input.
            pub fn build(self) -> $input
            where
                S: $crate::generated_code::AllSet<$input>,
            {
                self.input
            }

            fn with_state<T>(self) -> $name<M, T> {
                $name { client: self.client, input: self.input, state: ::std::marker::PhantomData }
            }
        }

        $crate::if_client! {
            impl<S> $name<$crate::generated_code::Async, S> {
                /// Sends the request.
                ///
                /// # Errors
                /// Returns an error if the request could not be sent or the service rejected it.
                pub fn send(self) -> $crate::generated_code::SendFuture<$input>
                where
                    S: $crate::generated_code::AllSet<$input>,
                {
                    self.client.send(self.input)
                }

                /// Sends the request, and returns the facts about the reply beside the output: request id, status,
                /// headers and attempts. The output of a streamed body comes with the head of the reply.
                ///
                /// # Errors
                /// Returns an error if the request could not be sent or the service rejected it.
                pub fn send_with_metadata(self) -> $crate::generated_code::SendWithMetadataFuture<$input>
                where
                    S: $crate::generated_code::AllSet<$input>,
                {
                    self.client.send_with_metadata(self.input)
                }

                /// Overrides settings for this call only, or presigns it.
                pub fn customize(self) -> $crate::generated_code::CustomizableOperation<$input>
                where
                    S: $crate::generated_code::AllSet<$input>,
                {
                    self.client.customize(self.input)
                }

                $crate::builder! { @paginator [$($kind)?] $input, $crate::generated_code::Async }
            }
        }

        $crate::if_blocking! {
            impl<S> $name<$crate::generated_code::Blocking, S> {
                /// Sends the request.
                ///
                /// # Errors
                /// Returns an error if the request could not be sent or the service rejected it.
                pub fn send(
                    self,
                ) -> ::std::result::Result<
                    <$input as $crate::generated_code::Operation>::Output,
                    $crate::generated_code::OperationError<$input>,
                >
                where
                    S: $crate::generated_code::AllSet<$input>,
                {
                    self.client.send(self.input)
                }

                /// Sends the request, and returns the facts about the reply beside the output: request id, status,
                /// headers and attempts. The output of a streamed body comes with the head of the reply.
                ///
                /// # Errors
                /// Returns an error if the request could not be sent or the service rejected it.
                pub fn send_with_metadata(
                    self,
                ) -> ::std::result::Result<
                    (
                        <$input as $crate::generated_code::Operation>::Output,
                        $crate::generated_code::ResponseMetadata,
                    ),
                    $crate::generated_code::OperationError<$input>,
                >
                where
                    S: $crate::generated_code::AllSet<$input>,
                {
                    self.client.send_with_metadata(self.input)
                }

                /// Overrides settings for this call only, or presigns it.
                pub fn customize(
                    self,
                ) -> $crate::generated_code::CustomizableOperation<$input, $crate::generated_code::Blocking>
                where
                    S: $crate::generated_code::AllSet<$input>,
                {
                    self.client.customize(self.input)
                }

                $crate::builder! { @paginator [$($kind)?] $input, $crate::generated_code::Blocking }
            }
        }

        $crate::builder! { @clone [$($kind)?] $name }

        impl<M: $crate::generated_code::Mode, S> ::std::fmt::Debug for $name<M, S> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(stringify!($name)).field("input", &self.input).finish_non_exhaustive()
            }
        }

        impl<M: $crate::generated_code::Mode, $($($marker),+)?> $name<M, ($($($marker,)+)?)> {
            $crate::builder! { @setters $name [M,] $($($setters)*)? }
        }

        $crate::builder! { @states $input $(requires $required::{$($marker),+})? }
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

    (@paginator [paginated] $input:ident, $mode:ty) => {
        /// Fetches all pages, or all items, one request at a time.
        pub fn into_paginator(self) -> $crate::generated_code::Paginator<$input, $mode>
        where
            S: $crate::generated_code::AllSet<$input>,
        {
            self.client.paginate(self.input)
        }
    };
    (@paginator [$(streamed)?] $input:ident, $mode:ty) => {};

    (@clone [streamed] $name:ident) => {};
    (@clone [$(paginated)?] $name:ident) => {
        impl<M: $crate::generated_code::Mode, S> ::std::clone::Clone for $name<M, S> {
            fn clone(&self) -> Self {
                Self { client: self.client.clone(), input: ::std::clone::Clone::clone(&self.input), state: self.state }
            }
        }
    };
}

/// Defines the marker trait of a required member, with the two sentences that the compiler says when it is
/// missing: the error and its label. The attribute takes only literals, so both are whole.
///
/// ```text
/// required! { Domain("the required member `domain` is missing", "call `.domain(…)` first") }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! required {
    ($name:ident($message:literal, $label:literal)) => {
        #[doc = concat!("Implemented by [`Set`](botocore_runtime::builder::Set). Without it, ", $message, ".")]
        #[diagnostic::on_unimplemented(message = $message, label = $label)]
        pub trait $name {}

        impl $name for $crate::generated_code::Set {}
    };
}
