//! The model that the program was written against, and ways to change it.

use botocore_codegen::{Options, Output};
use botocore_model::{Source, Sources};
use serde_json::{Value, json};
use xtask::arguments::workspace;

const SERVICE: &str = include_str!("model/service.json");
const PAGINATORS: &str = include_str!("model/paginators.json");
const ENDPOINTS: &str = include_str!("model/endpoints.json");

/// The files of a model.
pub struct Doctored {
    pub service: Value,
    pub paginators: Value,
    pub endpoints: Value,
    /// The record of published names: those of the crate that the program was written against.
    published: Value,
}

impl Doctored {
    /// The model as it is, with names that are published.
    pub fn new() -> Self {
        let read = |text: &str| serde_json::from_str(text).unwrap();
        let [service, paginators, endpoints] = [SERVICE, PAGINATORS, ENDPOINTS].map(read);
        let mut model = Self { service, paginators, endpoints, published: json!({"version": 1.0}) };
        let record = model.generate().unwrap_or_else(|problems| panic!("{problems}")).published;
        model.published = read(&record.unwrap_or_default());
        model
    }

    /// Generates the crate, which stands alone.
    pub fn generate(&self) -> Result<Output, String> {
        let texts = [&self.service, &self.paginators, &self.endpoints, &self.published].map(Value::to_string);
        let [service, paginators, endpoints, published] = &texts;
        let sources = Sources {
            published: Some(Source { name: "names-1.local.json", text: published }),
            paginators: Some(Source { name: "paginators-1.json", text: paginators }),
            endpoint_rule_set: Some(Source { name: "endpoint-rule-set-1.json", text: endpoints }),
            ..Sources::of_text("service-2.json", service)
        };
        let model = botocore_model::read(&sources).map_err(|problems| problems.to_string())?;
        let packages = workspace().join("codegen").display().to_string();
        let options = Options { packages: Some(packages), ..Options::default() };
        botocore_codegen::generate(&model, &options).map_err(|problems| problems.to_string())
    }

    /// Replaces or adds a value, by its place in the service's file.
    pub fn set(&mut self, place: &str, value: Value) {
        *entry(&mut self.service, place) = value;
    }

    /// Removes a value, by its place in the service's file.
    pub fn remove(&mut self, place: &str) {
        let (parent, key) = place.rsplit_once('/').unwrap();
        let removed = match self.service.pointer_mut(parent).unwrap_or_else(|| panic!("there is no {parent}")) {
            Value::Array(items) => {
                let before = items.len();
                items.retain(|item| *item != json!(key));
                before > items.len()
            }
            object => object.as_object_mut().unwrap().shift_remove(key).is_some(),
        };
        assert!(removed, "there is no {place}");
    }

    /// Adds a line to the record of published names, as an error of the generator asks for it.
    pub fn name(&mut self, place: &str, name: &str) {
        *entry(&mut self.published, place) = json!(name);
    }

    /// Adds a member to a structure.
    pub fn member(&mut self, structure: &str, name: &str, member: Value) {
        self.set(&format!("/shapes/{structure}/members/{name}"), member);
    }

    /// Makes a member required.
    pub fn require(&mut self, structure: &str, member: &str) {
        let required = entry(&mut self.service, &format!("/shapes/{structure}/required"));
        let mut members = required.as_array().cloned().unwrap_or_default();
        members.push(json!(member));
        *required = json!(members);
    }

    /// Makes a required member optional.
    pub fn free(&mut self, structure: &str, member: &str) {
        self.remove(&format!("/shapes/{structure}/required/{member}"));
    }

    /// Adds a value to an enumeration.
    pub fn value(&mut self, enumeration: &str, value: &str) {
        let values = entry(&mut self.service, &format!("/shapes/{enumeration}/enum"));
        values.as_array_mut().unwrap().push(json!(value));
    }

    /// Adds a shape.
    pub fn shape(&mut self, name: &str, shape: Value) {
        self.set(&format!("/shapes/{name}"), shape);
    }

    /// Adds a structure with one text in it.
    pub fn structure(&mut self, name: &str) {
        self.shape(name, json!({"type": "structure", "members": {"text": {"shape": "String"}}}));
    }

    /// Adds an exception, which operations declare.
    pub fn exception(&mut self, name: &str, operations: &[&str]) {
        let members = json!({"message": {"shape": "String"}, "limit": {"shape": "Count"}});
        let shape =
            json!({"type": "structure", "exception": true, "error": {"httpStatusCode": 402}, "members": members});
        self.shape(name, shape);
        for operation in operations {
            let errors = entry(&mut self.service, &format!("/operations/{operation}/errors"));
            errors.as_array_mut().unwrap().push(json!({"shape": name}));
        }
    }

    /// Adds an operation without input and output.
    pub fn operation(&mut self, name: &str) {
        let uri = format!("/v1/{}", name.to_lowercase());
        self.set(&format!("/operations/{name}"), json!({"name": name, "http": {"method": "POST", "requestUri": uri}}));
    }

    /// Makes an operation the model's only way to a structure, in its input or its output.
    pub fn operation_with(&mut self, name: &str, place: &str, shape: &str) {
        self.operation(name);
        self.shape(&format!("{name}Shape"), json!({"type": "structure", "members": {"thing": {"shape": shape}}}));
        self.set(&format!("/operations/{name}/{place}"), json!({"shape": format!("{name}Shape")}));
    }
}

/// The value at a JSON pointer, which is made if its parent is there.
fn entry<'a>(json: &'a mut Value, place: &str) -> &'a mut Value {
    let (parent, key) = place.rsplit_once('/').unwrap();
    &mut json.pointer_mut(parent).unwrap_or_else(|| panic!("there is no {parent}"))[key]
}
