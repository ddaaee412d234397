//! Names of members: fields, setters, and the markers of builders that demand them.

use crate::lower::names::{self, Scope};
use botocore_model::{Model, Structure, StructureId, StructureMap};
use std::collections::{BTreeMap, HashMap};

/// Names of a member.
#[derive(Debug, Clone)]
pub struct MemberNames {
    /// Its field, and the setter of it.
    pub field: String,
    /// The setter of the whole value, `set_` and the name.
    pub whole_setter: String,
    /// The marker of builders that demand it, if the model requires the member.
    pub marker: Option<String>,
}

/// The markers of a service. Builders share the marker of a setter, since its message names the setter alone.
#[derive(Default)]
struct Markers {
    scope: Scope,
    by_setter: HashMap<String, String>,
}

impl Markers {
    /// The marker of a setter; it has none of the names in `taken`.
    fn of(&mut self, setter: &str, taken: &[&String]) -> String {
        if let Some(marker) = self.by_setter.get(setter) {
            return marker.clone();
        }
        let marker = self.scope.claim_beside(&names::parameter_name(setter.trim_start_matches("r#")), taken);
        self.by_setter.insert(setter.to_owned(), marker.clone());
        marker
    }
}

/// Names the members of all structures. `taken` holds, for each structure that has a builder, the names that its markers
/// must not hide.
pub fn members(model: &Model, taken: &HashMap<StructureId, Vec<String>>) -> StructureMap<Vec<MemberNames>> {
    let fields = model.service.shapes.map_structures(|_, structure| fields(structure));
    let mut hidden: HashMap<&str, Vec<&String>> = HashMap::new();
    for (structure, taken) in taken {
        for (setter, _) in &fields[*structure] {
            hidden.entry(setter).or_default().extend(taken);
        }
    }
    let mut markers = Markers::default();
    model.service.shapes.map_structures(|id, structure| {
        let named = structure.members.keys().zip(&fields[id]).map(|(member, (field, whole_setter))| MemberNames {
            field: field.clone(),
            whole_setter: whole_setter.clone(),
            marker: structure.required.contains(member).then(|| {
                let taken = hidden.get(field.as_str()).map(Vec::as_slice).unwrap_or_default();
                markers.of(field, taken)
            }),
        });
        named.collect()
    })
}

/// Names of all fields and of their `set_…` setters, in the model's order.
fn fields(structure: &Structure) -> Vec<(String, String)> {
    let mut scope = Scope::default();
    let setter = |name: &str| format!("set_{}", name.trim_start_matches("r#"));
    let mut sorted: Vec<(usize, &String)> = structure.members.keys().enumerate().collect();
    sorted.sort_by_key(|(_, key)| *key);
    let named: BTreeMap<usize, (String, String)> =
        sorted.into_iter().map(|(index, key)| (index, scope.claim_pair(&names::field_name(key), setter))).collect();
    named.into_values().collect()
}
