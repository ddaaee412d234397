//! What comparisons need to know beside what they compare.

use super::names::Names;
use crate::ir::Service;

/// Both services, and what became of the names of types.
pub struct Context<'a> {
    /// The service before.
    pub before: &'a Service,
    /// The service after.
    pub after: &'a Service,
    /// Names of types.
    pub names: &'a Names,
}
