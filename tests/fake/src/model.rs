//! What the service's model says of operations and shapes: `model.json` is botocore's model without its documentation.

use http::Method;
use serde_json::Value;

/// The service's model.
#[derive(Debug)]
pub struct Model(Value);

impl Model {
    /// Reads the model that is part of this package.
    pub fn embedded() -> Result<Self, serde_json::Error> {
        serde_json::from_str(include_str!("model.json")).map(Self)
    }

    /// The operation that is called by this method and path.
    pub fn operation(&self, method: &Method, path: &str) -> Option<Operation<'_>> {
        self.operations().find(|operation| {
            let http = &operation.value["http"];
            http["requestUri"] == path && http["method"] == method.as_str()
        })
    }

    /// All operations.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        let operations = self.0["operations"].as_object().into_iter().flatten();
        operations.map(|(name, value)| Operation { model: self, name, value })
    }

    /// The status of the reply with this error.
    pub fn status(&self, exception: &str) -> Option<u16> {
        self.0["shapes"][exception]["error"]["httpStatusCode"].as_u64()?.try_into().ok()
    }

    fn shape(&self, reference: &Value) -> Shape<'_> {
        let value = reference["shape"].as_str().map_or(&Value::Null, |name| &self.0["shapes"][name]);
        Shape { model: self, value }
    }
}

/// An operation of the model.
#[derive(Debug, Clone, Copy)]
pub struct Operation<'a> {
    model: &'a Model,
    /// The name, for example `ListPackages`.
    pub name: &'a str,
    value: &'a Value,
}

impl<'a> Operation<'a> {
    /// What is asked.
    pub fn input(&self) -> Shape<'a> {
        self.model.shape(&self.value["input"])
    }

    /// What is answered.
    pub fn output(&self) -> Shape<'a> {
        self.model.shape(&self.value["output"])
    }

    /// Whether the model lists an error for the operation.
    pub fn declares(&self, exception: &str) -> bool {
        self.value["errors"].as_array().is_some_and(|errors| errors.iter().any(|error| error["shape"] == exception))
    }
}

/// A shape of the model.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'a> {
    model: &'a Model,
    value: &'a Value,
}

impl<'a> Shape<'a> {
    /// `structure`, `list`, `map`, `string`, and so on.
    pub fn kind(&self) -> &'a str {
        self.value["type"].as_str().unwrap_or_default()
    }

    /// A structure's members, in the model's order of names.
    pub fn members(self) -> impl Iterator<Item = Member<'a>> {
        let required = &self.value["required"];
        self.value["members"].as_object().into_iter().flatten().map(move |(name, value)| Member {
            name,
            value,
            shape: self.model.shape(value),
            required: required.as_array().is_some_and(|names| names.iter().any(|other| other == name)),
        })
    }

    /// The member that is the body, as it is.
    pub fn payload(&self) -> Option<&'a str> {
        self.value["payload"].as_str()
    }

    /// A list's elements.
    pub fn element(&self) -> Shape<'a> {
        self.model.shape(&self.value["member"])
    }

    /// A map's keys.
    pub fn key(&self) -> Shape<'a> {
        self.model.shape(&self.value["key"])
    }

    /// A map's values.
    pub fn value(&self) -> Shape<'a> {
        self.model.shape(&self.value["value"])
    }

    /// The values of an enumeration.
    pub fn values(&self) -> Option<&'a Vec<Value>> {
        self.value["enum"].as_array()
    }

    /// The least length or number.
    pub fn least(&self) -> Option<i64> {
        self.value["min"].as_i64()
    }

    /// The greatest length or number.
    pub fn greatest(&self) -> Option<i64> {
        self.value["max"].as_i64()
    }

    /// The regular expression that a text matches as a whole.
    pub fn pattern(&self) -> Option<&'a str> {
        self.value["pattern"].as_str()
    }
}

/// A member of a structure.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// The member's name in the model.
    pub name: &'a str,
    /// What it holds.
    pub shape: Shape<'a>,
    /// Whether it has to be there.
    pub required: bool,
    value: &'a Value,
}

impl<'a> Member<'a> {
    /// `querystring`, `header`, or nothing for the body.
    pub fn location(&self) -> Option<&'a str> {
        self.value["location"].as_str()
    }

    /// The name in a query, among headers or in a body.
    pub fn wire_name(&self) -> &'a str {
        self.value["locationName"].as_str().unwrap_or(self.name)
    }
}
