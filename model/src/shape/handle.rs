//! Handles, by which shapes are reached.

/// Handle of a shape.
///
/// Only the reader makes handles, so a handle always leads to a shape of the model that it was read with. Handles are
/// ordered as the names of their shapes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(pub(crate) usize);

/// Handle of a shape that is a structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StructureId(pub(crate) usize);
