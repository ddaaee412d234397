//! Macros that keep their items only with a feature of this crate.
//!
//! Generated code uses them in place of `cfg`, because the features of this crate decide: Cargo unifies
//! features, so a feature that one generated crate enables is enabled for all.
//!
//! Docs.rs shows the feature at each item. Where the items are macros, their definitions carry the mark.

/// Keeps the items with the feature `client`.
#[doc(hidden)]
#[cfg(feature = "client")]
#[macro_export]
macro_rules! if_client {
    ($($item:item)*) => { $(#[cfg_attr(docsrs, doc(cfg(feature = "client")))] $item)* };
}

/// Keeps the items with the feature `client`.
#[doc(hidden)]
#[cfg(not(feature = "client"))]
#[macro_export]
macro_rules! if_client {
    ($($items:tt)*) => {};
}

/// Keeps the items with the feature `blocking`.
#[doc(hidden)]
#[cfg(feature = "blocking")]
#[macro_export]
macro_rules! if_blocking {
    ($($item:item)*) => { $(#[cfg_attr(docsrs, doc(cfg(feature = "blocking")))] $item)* };
}

/// Keeps the items with the feature `blocking`.
#[doc(hidden)]
#[cfg(not(feature = "blocking"))]
#[macro_export]
macro_rules! if_blocking {
    ($($items:tt)*) => {};
}

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
