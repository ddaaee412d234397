//! The states of a member in a fluent builder, so that leaving out a required one does not compile.

/// The member has a value.
#[derive(Debug, Clone, Copy)]
pub struct Set;

/// The member has no value yet.
#[derive(Debug, Clone, Copy)]
pub struct Unset;
