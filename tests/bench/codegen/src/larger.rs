//! Models that hold everything several times, under other names each time.

use bench_measure::Failure;
use serde_json::{Map, Value};
use xtask::botocore::Service;

/// Makes a service's model hold this many times what it does. Its paginators stay with the operations that they are of.
pub fn make(service: &mut Service, scale: usize) -> Result<(), Failure> {
    if scale == 1 {
        return Ok(());
    }
    let mut model: Value = serde_json::from_str(&service.service.text)?;
    for table in ["operations", "shapes"] {
        let Some(once) = model[table].as_object().cloned() else { continue };
        let mut all = once.clone();
        for number in 2..=scale {
            all.extend(once.iter().map(|(name, value)| (renamed(name, number), copied(value, number))));
        }
        model[table] = all.into();
    }
    service.service.text = model.to_string();
    Ok(())
}

fn renamed(name: &str, number: usize) -> String {
    format!("{name}Again{number}")
}

/// A shape or an operation whose references lead to the copies of the same number. Addresses differ, too.
fn copied(value: &Value, number: usize) -> Value {
    match value {
        Value::Object(members) => {
            let operation = members.contains_key("http") && members.contains_key("name");
            let copy = |(key, value): (&String, &Value)| {
                let copy = match (key.as_str(), value) {
                    ("shape", Value::String(name)) => renamed(name, number).into(),
                    ("name", Value::String(name)) if operation => renamed(name, number).into(),
                    ("requestUri", Value::String(uri)) if uri != "/" => format!("/again-{number}{uri}").into(),
                    _ => copied(value, number),
                };
                (key.clone(), copy)
            };
            Value::Object(members.iter().map(copy).collect::<Map<_, _>>())
        }
        Value::Array(elements) => elements.iter().map(|element| copied(element, number)).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::copied;
    use serde_json::json;

    #[test]
    fn references_lead_to_the_copies() {
        let operation =
            json!({ "name": "Get", "http": { "method": "GET", "requestUri": "/a" }, "input": { "shape": "In" } });
        let expected = json!({
            "name": "GetAgain2",
            "http": { "method": "GET", "requestUri": "/again-2/a" },
            "input": { "shape": "InAgain2" },
        });
        assert_eq!(copied(&operation, 2), expected);
        let shape = json!({ "type": "structure", "members": { "name": { "shape": "Text" } }, "required": ["name"] });
        let expected =
            json!({ "type": "structure", "members": { "name": { "shape": "TextAgain2" } }, "required": ["name"] });
        assert_eq!(copied(&shape, 2), expected);
    }
}
