//! The macro for outputs of batches.

/// Implements [`Batch`](crate::batch::Batch) for an output, and gives it the method `into_result`.
///
/// ```text
/// batch! {
///     DeleteThingsOutput of DeleteThingsInput {
///         successes(deleted: Vec<String>),
///         failures(failed: types::DeleteFailure),
///         code(code),
///         message(message),
///     }
/// }
/// ```
#[macro_export]
macro_rules! batch {
    ($output:ident of $input:ty {
        successes($successes:ident: $succeeded:ty),
        failures($failures:ident: $failed:ty),
        code($code:ident),
        message($message:ident),
    }) => {
        impl $output {
            #[doc = concat!("Returns [`", stringify!($successes), "`](field@Self::", stringify!($successes), "), if nothing failed.")]
            ///
            /// # Errors
            ///
            #[doc = concat!("Returns an error that lists every one of [`", stringify!($failures), "`](field@Self::", stringify!($failures), "), if there are any.")]
            pub fn into_result(self) -> ::std::result::Result<$succeeded, $crate::generated_code::BatchError<Self>> {
                $crate::generated_code::BatchError::check(
                    self.$successes.unwrap_or_default(),
                    self.$failures.unwrap_or_default(),
                )
            }
        }

        impl $crate::generated_code::Batch for $output {
            type Successes = $succeeded;
            type Failure = $failed;
            const OPERATION: &'static str = <$input as $crate::generated_code::Operation>::NAME;

            fn count(successes: &Self::Successes) -> usize {
                successes.len()
            }

            fn code(failure: &Self::Failure) -> ::std::option::Option<&str> {
                failure.$code.as_ref().map(::std::convert::AsRef::as_ref)
            }

            fn message(failure: &Self::Failure) -> ::std::option::Option<&str> {
                failure.$message.as_ref().map(::std::convert::AsRef::as_ref)
            }
        }
    };
}
