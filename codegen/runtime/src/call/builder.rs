//! Builders: the plumbing that all of them share, and the state of their required members.
//!
//! A builder has a type parameter for its state: a tuple with [`Set`] or [`Unset`] for each required
//! member. The tuple changes whenever the model requires another member, so don't spell it out. To
//! name the type of a builder, use [`Complete`]; to take a builder in any finished state, ask for
//! [`AllSet`].

/// The member has a value.
#[derive(Debug, Clone, Copy)]
pub struct Set;

/// The member has no value yet.
#[derive(Debug, Clone, Copy)]
pub struct Unset;

/// A type that has a builder.
pub trait Buildable {
    /// The state of a builder in which every required member is set.
    type Complete: AllSet<Self>;
}

/// The state in which everything that `I` requires is set.
///
/// It names the type of a finished builder, as in `ListPackagesBuilder<Async, Complete<ListPackagesInput>>`,
/// and stays valid when the model changes which members are required.
pub type Complete<I> = <I as Buildable>::Complete;

/// A state in which everything that `I` requires is set.
#[diagnostic::on_unimplemented(message = "required members of `{I}` may be missing")]
pub trait AllSet<I: ?Sized> {}
