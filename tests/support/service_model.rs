//! A second reading of `CodeArtifact`'s model, straight from its JSON. It shares nothing with the generator's own
//! reading, so that a mistake there cannot hide here.

use serde_json::{Map, Value};
use std::sync::LazyLock;

static SERVICE: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../model/data/codeartifact/2018-09-22/service-2.json");
    serde_json::from_str(text).unwrap_or_else(|error| panic!("service-2.json is not JSON: {error}"))
});

/// The operations of the model, in its order.
pub fn operations() -> impl Iterator<Item = Operation> {
    entries(&SERVICE["operations"]).map(|(name, json)| Operation { name, json })
}

/// The operation of this name.
#[must_use]
pub fn operation(name: &str) -> Option<Operation> {
    operations().find(|operation| operation.name == name)
}

/// The names and HTTP statuses of the modelled exceptions.
pub fn exceptions() -> impl Iterator<Item = (&'static str, u16)> {
    entries(&SERVICE["shapes"]).filter(|(_, shape)| shape["exception"] == true).map(|(name, shape)| {
        let status = shape["error"]["httpStatusCode"].as_u64().and_then(|status| status.try_into().ok());
        (name, status.unwrap_or_default())
    })
}

/// An operation of the model.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// Its name.
    pub name: &'static str,
    json: &'static Value,
}

impl Operation {
    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &'static str {
        text(&self.json["http"]["method"])
    }

    /// The path; this model's request URIs have no labels.
    #[must_use]
    pub fn path(&self) -> &'static str {
        text(&self.json["http"]["requestUri"])
    }

    /// The structure that a request carries.
    #[must_use]
    pub fn input(&self) -> Shape {
        Shape::named(text(&self.json["input"]["shape"]))
    }

    /// The structure that a reply carries.
    #[must_use]
    pub fn output(&self) -> Shape {
        Shape::named(text(&self.json["output"]["shape"]))
    }

    /// Whether it lists by pages.
    #[must_use]
    pub fn is_listing(&self) -> bool {
        [self.input(), self.output()].iter().all(|shape| shape.members().any(|member| member.name == "nextToken"))
    }
}

/// A shape of the model.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Its name.
    pub name: &'static str,
    json: &'static Value,
}

impl Shape {
    fn named(name: &'static str) -> Self {
        Self { name, json: &SERVICE["shapes"][name] }
    }

    /// The botocore type: `structure`, `list`, `string` and so on.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        text(&self.json["type"])
    }

    /// Whether its values must not be shown.
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        self.json["sensitive"] == true
    }

    /// The values of an enumeration.
    pub fn values(&self) -> impl Iterator<Item = &'static str> {
        self.json["enum"].as_array().into_iter().flatten().filter_map(Value::as_str)
    }

    /// The least number that it may be.
    #[must_use]
    pub fn least(&self) -> i64 {
        self.json["min"].as_i64().unwrap_or_default()
    }

    /// Whether a structure requires the member of this name.
    #[must_use]
    pub fn requires(&self, member: &str) -> bool {
        self.json["required"].as_array().is_some_and(|required| required.iter().any(|name| name == member))
    }

    /// The name of the member that is the whole body.
    #[must_use]
    pub fn payload(&self) -> Option<&'static str> {
        self.json["payload"].as_str()
    }

    /// The members of a structure.
    pub fn members(&self) -> impl Iterator<Item = Member> + use<> {
        entries(&self.json["members"]).map(|(name, json)| Member { name, json })
    }

    /// The shape of a list's elements.
    #[must_use]
    pub fn element(&self) -> Shape {
        Shape::named(text(&self.json["member"]["shape"]))
    }

    /// The shapes of a map's keys and values.
    #[must_use]
    pub fn entry(&self) -> (Shape, Shape) {
        (Shape::named(text(&self.json["key"]["shape"])), Shape::named(text(&self.json["value"]["shape"])))
    }
}

/// Where a member travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the query string.
    Query,
    /// In a header.
    Header,
    /// In the body.
    Body,
}

/// A member of a structure.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Its name in the model.
    pub name: &'static str,
    json: &'static Value,
}

impl Member {
    /// The shape of its values.
    #[must_use]
    pub fn shape(&self) -> Shape {
        Shape::named(text(&self.json["shape"]))
    }

    /// The name it travels under.
    #[must_use]
    pub fn wire_name(&self) -> &'static str {
        self.json["locationName"].as_str().unwrap_or(self.name)
    }

    /// Where it travels.
    ///
    /// # Panics
    /// The model puts it where no member of `CodeArtifact` travels today.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.json["location"].as_str() {
            None => Place::Body,
            Some("querystring") => Place::Query,
            Some("header") => Place::Header,
            Some(other) => panic!("teach service_model.rs the location `{other}` of `{}`", self.name),
        }
    }
}

fn entries(json: &'static Value) -> impl Iterator<Item = (&'static str, &'static Value)> {
    static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
    json.as_object().unwrap_or(&NONE).iter().map(|(name, value)| (name.as_str(), value))
}

fn text(json: &'static Value) -> &'static str {
    json.as_str().unwrap_or_default()
}
