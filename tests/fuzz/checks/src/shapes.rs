//! A walk by the raw model: what a client must read from a value, as the JSON that serde's traits write. It shares
//! nothing with the generator or the runtime but their reading of timestamps, which has a check of its own.

mod elements;
mod scalar;

use crate::body::Json;
use serde_json::{Map, Value};

/// A shape of a model.
#[derive(Clone, Copy)]
pub struct Shape<'a> {
    model: &'a Value,
    json: &'a Value,
}

/// The place of a value that is not what the model says, such as `packages[3].format`.
#[derive(Debug, PartialEq)]
pub struct Misfit(pub String);

/// What is read from a value; `None` of a null.
pub type Walked = Result<Option<Value>, Misfit>;

impl<'a> Shape<'a> {
    /// The shape of this name.
    pub fn named(model: &'a Value, name: &str) -> Self {
        Self { model, json: &model["shapes"][name] }
    }

    /// A property of the shape.
    pub fn get(&self, name: &str) -> &'a Value {
        &self.json[name]
    }

    /// The shape that a reference names.
    fn referred(&self, reference: &Value) -> Self {
        Self::named(self.model, reference["shape"].as_str().unwrap_or_default())
    }

    /// The members of a structure: names, their own properties, and shapes.
    pub fn members(&self) -> impl Iterator<Item = (&'a str, &'a Value, Self)> + use<'a> {
        let shape = *self;
        let members = self.json["members"].as_object().into_iter().flatten();
        members.map(move |(name, member)| (name.as_str(), member, shape.referred(member)))
    }

    /// The member of this name on the wire, if it travels in the body.
    fn member(&self, wire: &str) -> Option<(&'a str, Self)> {
        let found = self.members().find(|(name, member, _)| in_body(member) && wire_name(name, member) == wire);
        found.map(|(name, _, shape)| (name, shape))
    }

    /// Reads a value.
    pub fn walk(&self, json: &Json) -> Walked {
        match (self.json["type"].as_str().unwrap_or_default(), json) {
            (_, Json::Null) => Ok(None),
            ("structure", _) if self.json["document"] == true => Ok(Some(json.to_value())),
            ("structure", Json::Object(members)) if self.json["union"] == true => self.union(members),
            ("structure", Json::Object(members)) => self.structure(members).map(|read| Some(read.into())),
            ("list", Json::List(items)) => self.list(items),
            ("map", Json::Object(entries)) => self.map(entries),
            ("structure" | "list" | "map", _) => Err(Misfit(String::new())),
            (kind, scalar) => scalar::read(kind, scalar).map(Some).ok_or_else(|| Misfit(String::new())),
        }
    }

    /// Reads the members of a structure that the model knows. Of one that is there twice, the last holds.
    fn structure(&self, members: &[(String, Json)]) -> Result<Map<String, Value>, Misfit> {
        let mut read = Map::new();
        members.iter().try_for_each(|member| self.read_member(member, &mut read))?;
        Ok(read)
    }

    /// Reads a member of a structure, unless the model does not know it.
    pub fn read_member(&self, (wire, value): &(String, Json), read: &mut Map<String, Value>) -> Result<(), Misfit> {
        let Some((name, shape)) = self.member(wire) else { return Ok(()) };
        match shape.walk(value).map_err(|misfit| misfit.within(wire))? {
            Some(value) => drop(read.insert(name.to_owned(), value)),
            None => drop(read.remove(name)),
        }
        Ok(())
    }

    /// Reads the one member that has a value. One that the model does not know is read as it is.
    fn union(&self, members: &[(String, Json)]) -> Walked {
        let mut found = None;
        for (wire, value) in members.iter().filter(|(wire, _)| wire != "__type") {
            let (name, read) = match self.member(wire) {
                Some((name, shape)) => (name, shape.walk(value).map_err(|misfit| misfit.within(wire))?),
                None => (wire.as_str(), Some(value.to_value()).filter(|value| !value.is_null())),
            };
            let Some(read) = read else { continue };
            if found.replace((name.to_owned(), read)).is_some() {
                return Err(Misfit(String::new()));
            }
        }
        Ok(found.map(|member| Map::from_iter([member]).into()))
    }

    /// Reads a list. Without `sparse` it has no nulls.
    fn list(&self, items: &[Json]) -> Walked {
        let element = self.referred(&self.json["member"]);
        let mut read = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let item = element.walk(item).map_err(|misfit| Misfit(format!("[{index}]{}", misfit.0)))?;
            read.extend(item.or(self.is_sparse().then_some(Value::Null)));
        }
        Ok(Some(read.into()))
    }

    /// Reads a map. Without `sparse` its nulls are skipped.
    fn map(&self, entries: &[(String, Json)]) -> Walked {
        let shape = self.referred(&self.json["value"]);
        let mut read = Map::new();
        for (key, value) in entries {
            let value = shape.walk(value).map_err(|misfit| misfit.within(key))?;
            if let Some(value) = value.or(self.is_sparse().then_some(Value::Null)) {
                read.insert(key.clone(), value);
            }
        }
        Ok(Some(read.into()))
    }

    fn is_sparse(&self) -> bool {
        self.json["sparse"] == true
    }
}

impl Misfit {
    /// The same within a member of this name.
    fn within(self, name: &str) -> Self {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        if !name.is_empty() && name.bytes().all(is_plain) {
            Self(format!(".{name}{}", self.0))
        } else {
            Self(format!("[{name:?}]{}", self.0))
        }
    }
}

/// The name under which a member travels.
pub fn wire_name<'a>(name: &'a str, member: &'a Value) -> &'a str {
    member["locationName"].as_str().unwrap_or(name)
}

/// Whether a member of a reply travels in its body: replies have neither path nor query.
pub fn in_body(member: &Value) -> bool {
    !matches!(member["location"].as_str(), Some("header" | "headers" | "statusCode"))
}
