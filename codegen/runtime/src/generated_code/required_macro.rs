//! The macro that defines the marker of a required member, and what the compiler says if it is missing.

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
