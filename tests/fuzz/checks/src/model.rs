//! The raw models that the walk goes by.

use serde_json::Value;
use std::sync::LazyLock;

/// `CodeArtifact`'s model.
pub static SERVICE: LazyLock<Value> =
    LazyLock::new(|| read(include_str!("../../../../model/data/codeartifact/2018-09-22/service-2.json")));

/// The small model with a member of every type.
pub static EVERY_TYPE: LazyLock<Value> = LazyLock::new(|| read(include_str!("../../../generator/models/types.json")));

/// The small model of a service that speaks `query`.
pub static FORM: LazyLock<Value> = LazyLock::new(|| read(include_str!("../../../generator/models/form.json")));

/// The names of `CodeArtifact`'s operations.
pub fn operations() -> impl Iterator<Item = &'static str> {
    SERVICE["operations"].as_object().into_iter().flatten().map(|(name, _)| name.as_str())
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("a model is not JSON: {error}"))
}
