//! Modes: the kind of client that a builder is bound to.

use crate::call::operation::Service;
use std::fmt::Debug;

/// The kind of client that a builder is bound to, which decides how it sends its input.
///
/// Methods for operations stand once on a client of any mode; the mode decides what `send` returns.
/// This trait cannot be implemented outside of this crate.
pub trait Mode: sealed::Sealed + Sized + 'static {
    /// The client of a service.
    type Client<S: Service>: Clone + Debug;
}

/// The mode of a builder without a client: it builds its input and sends nothing.
#[derive(Debug, Clone, Copy)]
pub enum Detached {}

impl sealed::Sealed for Detached {}

impl Mode for Detached {
    type Client<S: Service> = ();
}

/// The mode of a client whose calls block the thread.
#[cfg(feature = "blocking")]
#[derive(Debug, Clone, Copy)]
pub enum Blocking {}

pub(crate) mod sealed {
    pub trait Sealed {}
}
