//! Names of members: fields of structures and variants of unions.

use super::register::{Follower, Item, Register};
use crate::lower::names::Kind;
use crate::lower::reach::Reach;
use botocore_model::{Model, Place, Section, StructureMap};

/// Names the members of all structures, in the model's order. Collisions of fields are settled in the order of the
/// members' names, those of variants in the order of the model.
pub fn members(register: &mut Register<'_>, model: &Model, reach: &Reach) -> StructureMap<Vec<String>> {
    model.service.shapes.map_structures(|id, structure| {
        let shape = &model[structure.shape].name;
        let (kind, follower) =
            if structure.union { (Kind::Variant, Follower::None) } else { (Kind::Field, Follower::Needed) };
        let is_public = reach.holds(id, structure);
        let items = structure.members.keys().map(|key| {
            let place = Place::member(shape, key);
            Item { follower, is_public, ..Item::new(key, place) }
        });
        let mut items: Vec<_> = items.enumerate().collect();
        if !structure.union {
            items.sort_by_key(|(_, item)| item.key);
        }
        let (order, items): (Vec<_>, Vec<_>) = items.into_iter().unzip();
        let names = register.names(&Section::Members(shape.clone()), kind, &[], &items);
        let mut named: Vec<_> = order.into_iter().zip(names).collect();
        named.sort();
        named.into_iter().map(|(_, name)| name).collect()
    })
}
