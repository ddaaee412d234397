//! The macro that defines the builders of operations, which send what they build.

/// Defines the builder of an operation's input, for [`builder!`](crate::builder), whose table it takes. `paginated` or
/// `streamed` stands in brackets.
#[doc(hidden)]
#[macro_export]
macro_rules! operation_builder {
    // Methods alone: documentation shows the feature that an impl needs only where the impl itself is in its macro.
    (@calls [$($kind:ident)?] $input:ident of $mode:ty => $sent:ty, $sent_with_metadata:ty) => {
        /// Sends the request.
        ///
        /// # Errors
        /// Returns an error if the request could not be sent or the service rejected it.
        pub fn send(self) -> $sent
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
        pub fn send_with_metadata(self) -> $sent_with_metadata
        where
            S: $crate::generated_code::AllSet<$input>,
        {
            self.client.send_with_metadata(self.input)
        }

        /// Overrides settings for this call only, or presigns it.
        pub fn customize(self) -> $crate::generated_code::CustomizableOperation<$input, $mode>
        where
            S: $crate::generated_code::AllSet<$input>,
        {
            self.client.customize(self.input)
        }

        $crate::operation_builder! { @paginator [$($kind)?] $input, $mode }
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

    (
        $(#[$docs:meta])* $name:ident [$($kind:ident)?] $input:ident
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
        /// with [`Complete`](botocore_runtime::builder::Complete). A client's crate has it and the modes in its module `builder`.
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
                $crate::operation_builder! {
                    @calls [$($kind)?] $input of $crate::generated_code::Async =>
                    $crate::generated_code::SendFuture<$input>,
                    $crate::generated_code::SendWithMetadataFuture<$input>
                }
            }
        }

        $crate::if_blocking! {
            impl<S> $name<$crate::generated_code::Blocking, S> {
                $crate::operation_builder! {
                    @calls [$($kind)?] $input of $crate::generated_code::Blocking =>
                    ::std::result::Result<
                        <$input as $crate::generated_code::Operation>::Output,
                        $crate::generated_code::OperationError<$input>,
                    >,
                    ::std::result::Result<
                        (<$input as $crate::generated_code::Operation>::Output, $crate::generated_code::ResponseMetadata),
                        $crate::generated_code::OperationError<$input>,
                    >
                }
            }
        }

        $crate::operation_builder! { @clone [$($kind)?] $name }

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
}
