//! How lists and maps are laid out, in protocols that name their elements.

use super::Lowering;
use crate::ir::Level;
use botocore_model::{Element, Member, Place, Shape, ShapeKind};

/// The names of elements that have none in the model.
const ITEM: &str = "member";
const KEY: &str = "key";
const VALUE: &str = "value";

impl Lowering<'_> {
    /// The layout of a member's lists and maps, without the innermost ones that are laid out as usual.
    pub fn layout(&mut self, member: &Member, place: &Place) -> Vec<Level> {
        let mut levels = Vec::new();
        if !self.protocol.names_elements() {
            return levels;
        }
        let model = self.model;
        let (mut shape, mut flat) = (member.shape, member.flattened);
        while let Some((level, within)) = level(&model[shape], flat) {
            if flat && !levels.is_empty() {
                self.problem(place, "it holds a list or map that is flattened, which is not generated", None);
            }
            levels.push(level);
            (shape, flat) = (within.shape, within.flattened);
        }
        while levels.last().is_some_and(is_usual) {
            levels.pop();
        }
        levels
    }
}

/// The layout of a list or map, and what it holds.
fn level(shape: &Shape, flat: bool) -> Option<(Level, &Element)> {
    match &shape.kind {
        ShapeKind::List(list) if flat => Some((Level::FlatList, &list.member)),
        ShapeKind::List(list) => Some((Level::List(name(&list.member, ITEM)), &list.member)),
        ShapeKind::Map(map) => {
            let (key, value) = (name(&map.key, KEY), name(&map.value, VALUE));
            Some((if flat { Level::FlatMap(key, value) } else { Level::Map(key, value) }, &map.value))
        }
        _ => None,
    }
}

fn name(element: &Element, usual: &str) -> String {
    element.location_name.as_deref().unwrap_or(usual).to_owned()
}

fn is_usual(level: &Level) -> bool {
    match level {
        Level::List(item) => item == ITEM,
        Level::Map(key, value) => key == KEY && value == VALUE,
        Level::FlatList | Level::FlatMap(..) => false,
    }
}
