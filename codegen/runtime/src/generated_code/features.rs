//! What generated code leaves out unless a feature of this crate asks for it.
//!
//! The features are asked for here, not in the generated code: whatever switches one on does so for
//! every user of this crate.

/// Keeps the items with the feature `serde`.
#[doc(hidden)]
#[cfg(feature = "serde")]
#[macro_export]
macro_rules! if_serde {
    ($($items:tt)*) => { $($items)* };
}

/// Keeps the items with the feature `serde`.
#[doc(hidden)]
#[cfg(not(feature = "serde"))]
#[macro_export]
macro_rules! if_serde {
    ($($items:tt)*) => {};
}

/// Keeps the items with the feature `test-util`.
#[doc(hidden)]
#[cfg(feature = "test-util")]
#[macro_export]
macro_rules! if_test_util {
    ($($items:tt)*) => { $($items)* };
}

/// Keeps the items with the feature `test-util`.
#[doc(hidden)]
#[cfg(not(feature = "test-util"))]
#[macro_export]
macro_rules! if_test_util {
    ($($items:tt)*) => {};
}
