//! Reads rules of endpoint rule sets.

use super::expression;
use crate::json::{Cursor, Object};
use crate::{Condition, EndpointRule, Outcome};

/// The type of a rule.
#[derive(Clone, Copy)]
enum Type {
    Endpoint,
    Error,
    Tree,
}

const TYPES: [(&str, Type); 3] = [("endpoint", Type::Endpoint), ("error", Type::Error), ("tree", Type::Tree)];

pub fn read_all(list: &Cursor) -> Vec<EndpointRule> {
    if list.value().as_array().is_some_and(Vec::is_empty) {
        list.problem("there is no rule, so there is no endpoint", None);
    }
    list.items().filter_map(|item| read(&item)).collect()
}

fn read(cursor: &Cursor) -> Option<EndpointRule> {
    let mut object = cursor.object()?;
    // Which keys are known depends on the type, so without one there is nothing more to say.
    let type_ = object.required("type")?.word("rule type", &TYPES)?;
    let conditions = object.required("conditions").map(|it| conditions(&it));
    let documentation = object.optional_text("documentation");
    let outcome = outcome(type_, &mut object);
    object.close();
    Some(EndpointRule { conditions: conditions?, documentation, outcome: outcome? })
}

fn conditions(list: &Cursor) -> Vec<Condition> {
    list.items().filter_map(|item| condition(&item)).collect()
}

fn condition(cursor: &Cursor) -> Option<Condition> {
    let mut object = cursor.object()?;
    let call = expression::call(&mut object);
    let assign = object.optional_text("assign");
    object.close();
    Some(Condition { call: call?, assign })
}

fn outcome(type_: Type, object: &mut Object) -> Option<Outcome> {
    Some(match type_ {
        Type::Endpoint => endpoint(&object.required("endpoint")?)?,
        Type::Error => Outcome::Error(expression::text(&object.required("error")?)?),
        Type::Tree => Outcome::Tree(read_all(&object.required("rules")?)),
    })
}

fn endpoint(cursor: &Cursor) -> Option<Outcome> {
    let mut object = cursor.object()?;
    let url = object.required("url").and_then(|it| expression::text(&it));
    let properties = object.optional("properties");
    let properties = properties.and_then(|it| it.collect(|_, entry| Some(entry.value().clone()))).unwrap_or_default();
    let values = |_: &str, list: &Cursor| Some(list.items().filter_map(|item| expression::text(&item)).collect());
    let headers = object.optional("headers").and_then(|it| it.collect(values)).unwrap_or_default();
    object.close();
    Some(Outcome::Endpoint { url: url?, properties, headers })
}
