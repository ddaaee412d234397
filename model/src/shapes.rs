//! The shapes of a service, reached by handles.

use crate::{Shape, ShapeId, Structure, StructureId};
use std::ops::Index;

/// All shapes of a service, sorted by name. Their order in the file is not kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shapes {
    shapes: Vec<Shape>,
    structures: Vec<Structure>,
}

impl Shapes {
    /// Shapes and structures, each at the index that its handle holds.
    pub(crate) fn new(shapes: Vec<Shape>, structures: Vec<Structure>) -> Self {
        Self { shapes, structures }
    }

    /// The shape of a name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<ShapeId> {
        self.shapes.binary_search_by(|shape| shape.name.as_str().cmp(name)).ok().map(ShapeId)
    }

    /// All shapes, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (ShapeId, &Shape)> {
        self.shapes.iter().enumerate().map(|(index, shape)| (ShapeId(index), shape))
    }

    /// All structures, sorted by name.
    pub fn structures(&self) -> impl Iterator<Item = (StructureId, &Structure)> {
        self.structures.iter().enumerate().map(|(index, structure)| (StructureId(index), structure))
    }
}

impl Index<ShapeId> for Shapes {
    type Output = Shape;

    fn index(&self, id: ShapeId) -> &Shape {
        &self.shapes[id.0]
    }
}

impl Index<StructureId> for Shapes {
    type Output = Structure;

    fn index(&self, id: StructureId) -> &Structure {
        &self.structures[id.0]
    }
}

/// A value for each shape of a service.
#[derive(Debug, Clone)]
pub struct ShapeMap<T>(Vec<T>);

/// A value for each structure of a service.
#[derive(Debug, Clone)]
pub struct StructureMap<T>(Vec<T>);

impl Shapes {
    /// Makes a value for each shape, in the order of names.
    pub fn map<T>(&self, mut value: impl FnMut(ShapeId, &Shape) -> T) -> ShapeMap<T> {
        ShapeMap(self.iter().map(|(id, shape)| value(id, shape)).collect())
    }

    /// Makes a value for each structure, in the order of names.
    pub fn map_structures<T>(&self, mut value: impl FnMut(StructureId, &Structure) -> T) -> StructureMap<T> {
        StructureMap(self.structures().map(|(id, structure)| value(id, structure)).collect())
    }
}

impl<T> Index<ShapeId> for ShapeMap<T> {
    type Output = T;

    fn index(&self, id: ShapeId) -> &T {
        &self.0[id.0]
    }
}

impl<T> Index<StructureId> for StructureMap<T> {
    type Output = T;

    fn index(&self, id: StructureId) -> &T {
        &self.0[id.0]
    }
}
