//! A member that rules look at.

use crate::diff::check::Subject;
use crate::diff::context::Context;
use crate::diff::pair::Pair;
use crate::diff::rule::Direction;
use crate::emit::spelling;
use crate::ir::Field;

/// A member, before and after.
pub struct Members<'a> {
    /// The member.
    pub pair: Pair<'a, Field>,
    /// What it belongs to, at large.
    pub context: &'a Context<'a>,
    /// Place and path of what it belongs to.
    pub owner: (String, String),
    /// The directions in which it travels.
    pub directions: Vec<Direction>,
    /// Whether its structure is received and never sent, before and after.
    pub received: (bool, bool),
    /// Whether it belongs to a union, which has neither setters nor accessors.
    pub of_union: bool,
}

impl Subject for Members<'_> {
    fn place(&self) -> String {
        format!("{}.members.{}", self.owner.0, self.pair.known().member)
    }

    fn rust(&self) -> String {
        format!("{}::{}", self.owner.1, self.pair.known().name)
    }

    fn directions(&self) -> Vec<Direction> {
        self.directions.clone()
    }
}

impl Members<'_> {
    /// The member before and after, if its type in Rust is the same, whatever that is called now.
    pub fn of_same_type(&self) -> Option<(&Field, &Field)> {
        self.pair.kept().filter(|_| self.types().is_some_and(|(old, new)| old == new))
    }

    /// The types of the field before and after, without boxes.
    pub fn types(&self) -> Option<(String, String)> {
        let (old, new) = self.pair.kept()?;
        let carried = Field { boxed: false, ..self.carried(old) };
        let new = Field { boxed: false, ..new.clone() };
        Some((spelling::of_field(&carried, self.received.0), spelling::of_field(&new, self.received.1)))
    }

    /// The old field, with the new names of types.
    pub fn carried(&self, old: &Field) -> Field {
        Field { shape: self.context.names.carried(&old.shape), ..old.clone() }
    }
}
