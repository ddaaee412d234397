//! Writes the way from an operation's name to its emitted types, and from an emitted exception to JSON: straight from
//! the raw model, so that the generator has no part in it.

use serde_json::Value;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Writes `visit`, which hands the input of a named operation to a visitor, and `shown`, which takes an exception
/// apart.
pub fn write(service: &Path, target: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", service.display());
    let model: Value = serde_json::from_str(&fs::read_to_string(service)?)?;
    let text = format!("{}\n{}", visit(&model)?, shown(&model)?);
    Ok(fs::write(target, text)?)
}

fn visit(model: &Value) -> Result<String, Box<dyn Error>> {
    let mut text = String::from(
        "/// Hands the input of the operation of this name to the visitor; `None` when there is no such operation.\n\
         pub fn visit<V: Visitor>(name: &str, visitor: V) -> Option<V::Result> {\n    match name {\n",
    );
    for (name, operation) in entries(&model["operations"]) {
        let module = snake_case(name);
        let content = match stream(model, &operation["output"]["shape"]) {
            Some(member) => format!("|output| Some(({member:?}, std::mem::take(&mut output.{})))", snake_case(member)),
            None => "|_| None".to_owned(),
        };
        let input = format!("codeartifact::operation::{module}::{name}Input");
        writeln!(text, "        {name:?} => Some(visitor.visit::<{input}>({content})),")?;
    }
    text += "        _ => None,\n    }\n}\n";
    Ok(text)
}

/// The member that is a stream.
fn stream<'a>(model: &'a Value, output: &Value) -> Option<&'a str> {
    let output = &model["shapes"][output.as_str()?];
    let payload = output["payload"].as_str()?;
    let member = &output["members"][payload];
    let shape = &model["shapes"][member["shape"].as_str()?];
    (member["streaming"] == true || shape["streaming"] == true).then_some(payload)
}

fn shown(model: &Value) -> Result<String, Box<dyn Error>> {
    let mut text = String::from(
        "/// An exception's name and members.\n\
         pub fn shown(exception: &codeartifact::Exception) -> (&'static str, serde_json::Value) {\n    \
         match exception {\n",
    );
    for (name, shape) in entries(&model["shapes"]).filter(|(_, shape)| shape["exception"] == true) {
        let members: Vec<_> =
            entries(&shape["members"]).map(|(name, member)| shown_member(model, name, member)).collect();
        let members = members.join(", ");
        writeln!(
            text,
            "        codeartifact::Exception::{name}(exception) => ({name:?}, serde_json::json!({{ {members} }})),"
        )?;
    }
    text += "        _ => (\"not in the model\", serde_json::Value::Null),\n    }\n}\n";
    Ok(text)
}

fn shown_member(model: &Value, name: &str, member: &Value) -> String {
    let shape = member["shape"].as_str().unwrap_or_default();
    let as_text = format!(".as_ref().map(codeartifact::types::{shape}::as_str)");
    let text = if model["shapes"][shape]["enum"].is_array() { as_text.as_str() } else { "" };
    format!("{name:?}: exception.{}{text}", snake_case(name))
}

fn entries(json: &Value) -> impl Iterator<Item = (&str, &Value)> {
    json.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

/// `listPackages` and `ListPackages` as `list_packages`. The model's names have no runs of capitals.
fn snake_case(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    text
}
