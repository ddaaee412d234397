//! Uses of members: fields, setters and accessors.

use super::used::Use;
use crate::emit::spelling;
use crate::ir::{Field, Structure, Type};

/// Adds the uses of a structure's members.
pub fn add(structure: &Structure, owner: &str, uses: &mut Vec<Use>) {
    let received = structure.received && !structure.sent;
    for field in &structure.fields {
        let name = &field.name;
        let path = format!("{owner}::{name}");
        let kind = spelling::of_field(field, received);
        uses.push(Use::new(&path, format!("(it: {owner}) {{ let _: {kind} = it.{name}; }}")));
        if structure.received {
            let returned = spelling::of_accessor(field, received);
            uses.push(Use::new(&path, format!("(it: &{owner}) {{ let _: {returned} = it.{name}(); }}")));
        }
        if structure.sent {
            uses.push(Use::new(&path, format!("() {{ let _ = {owner}::builder(){}; }}", setter(field))));
            let whole = &field.whole_setter;
            let text = format!("(it: {kind}) {{ let _ = {owner}::builder().{whole}(it); }}");
            uses.push(Use::new(&path, text));
        }
    }
}

/// A builder in which all that is required is set.
pub fn builder(owner: &str, structure: &Structure) -> String {
    format!("{owner}::builder(){}", set(structure))
}

/// Calls of the setters of all that is required.
pub fn set(structure: &Structure) -> String {
    structure.required_fields().map(setter).collect()
}

fn setter(field: &Field) -> String {
    let arguments = match &field.shape {
        Type::List { element, sparse } => element_value(element, *sparse),
        Type::Map { key, value, sparse } => {
            format!("{}, {}", element_value(key, false), element_value(value, *sparse))
        }
        other => element_value(other, false),
    };
    format!(".{}({arguments})", field.name)
}

fn element_value(shape: &Type, sparse: bool) -> String {
    let shape = spelling::of_type(shape);
    if sparse { format!("value::<Option<{shape}>>()") } else { format!("value::<{shape}>()") }
}
