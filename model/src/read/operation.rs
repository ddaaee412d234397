//! Reads operations.

use super::http;
use crate::json::{Cursor, Object};
use crate::{ContextValue, Http, HttpChecksum, Operation};

pub fn read(key: &str, cursor: &Cursor) -> Option<Operation> {
    let mut object = cursor.object()?;
    let name = object.required("name");
    if let Some(name) = &name
        && name.str().is_some_and(|found| found != key)
    {
        name.problem(format!("the operation {key} has another name here"), None);
    }
    let http = object.required("http").and_then(|it| http::read(&it));
    let (output, output_documentation) = reference(&mut object, "output").unzip();
    let operation = Operation {
        name: key.to_owned(),
        http: Http::default(),
        input: reference(&mut object, "input").map(|(shape, _)| shape),
        output,
        output_documentation: output_documentation.flatten(),
        errors: errors(&mut object),
        documentation: object.optional_text("documentation"),
        deprecated: object.deprecation(),
        idempotent: object.flag("idempotent"),
        readonly: object.flag("readonly"),
        authtype: object.optional_text("authtype"),
        auth: object.texts("auth"),
        unsigned_payload: object.flag("unsignedPayload"),
        host_prefix: host_prefix(&mut object),
        static_context_params: static_context_params(&mut object),
        operation_context_params: operation_context_params(&mut object),
        http_checksum_required: object.flag("httpChecksumRequired"),
        http_checksum: object.optional("httpChecksum").and_then(|it| http_checksum(&it)),
        request_compression: request_compression(&mut object),
    };
    object.close();
    Some(Operation { http: http?, ..operation })
}

/// Shape of an input or output, and its documentation there.
fn reference(object: &mut Object, key: &'static str) -> Option<(String, Option<String>)> {
    let cursor = object.optional(key)?;
    let mut object = cursor.object()?;
    let shape = object.text("shape");
    let documentation = object.optional_text("documentation");
    object.close();
    Some((shape?, documentation))
}

fn errors(object: &mut Object) -> Vec<String> {
    let Some(list) = object.optional("errors") else { return Vec::new() };
    let errors: Vec<Option<String>> = list.items().map(|item| error(&item)).collect();
    // Leaving one out would give those after it the wrong path in later problems.
    errors.into_iter().collect::<Option<_>>().unwrap_or_default()
}

/// What some models say of an error here repeats what its shape says.
fn error(cursor: &Cursor) -> Option<String> {
    let mut object = cursor.object()?;
    let shape = object.text("shape");
    object.optional_text("documentation");
    object.flag("exception");
    object.flag("fault");
    object.optional("error").and_then(|it| super::structure::error(&it));
    object.close();
    shape
}

fn host_prefix(object: &mut Object) -> Option<String> {
    let cursor = object.optional("endpoint")?;
    let mut object = cursor.object()?;
    let prefix = object.required("hostPrefix");
    object.close();
    let prefix = prefix?;
    http::check_braces(&prefix)?;
    prefix.text()
}

fn static_context_params(object: &mut Object) -> indexmap::IndexMap<String, ContextValue> {
    let cursor = object.optional("staticContextParams");
    let read = |_: &str, entry: &Cursor| {
        let mut object = entry.object()?;
        let value = object.required("value").and_then(|it| context_value(&it));
        object.close();
        value
    };
    cursor.map(|it| it.collect(read)).unwrap_or_default()
}

fn context_value(cursor: &Cursor) -> Option<ContextValue> {
    match cursor.value() {
        serde_json::Value::Bool(truth) => Some(ContextValue::Boolean(*truth)),
        serde_json::Value::String(text) => Some(ContextValue::String(text.clone())),
        serde_json::Value::Array(_) => Some(ContextValue::Strings(cursor.texts())),
        _ => cursor.mismatch("true, false, a string or a list of strings"),
    }
}

fn operation_context_params(object: &mut Object) -> indexmap::IndexMap<String, String> {
    let cursor = object.optional("operationContextParams");
    let read = |_: &str, entry: &Cursor| {
        let mut object = entry.object()?;
        let path = object.text("path");
        object.close();
        path
    };
    cursor.map(|it| it.collect(read)).unwrap_or_default()
}

fn http_checksum(cursor: &Cursor) -> Option<HttpChecksum> {
    let mut object = cursor.object()?;
    let checksum = HttpChecksum {
        request_algorithm_member: object.optional_text("requestAlgorithmMember"),
        request_checksum_required: object.flag("requestChecksumRequired"),
        request_validation_mode_member: object.optional_text("requestValidationModeMember"),
        response_algorithms: object.texts("responseAlgorithms"),
    };
    object.close();
    Some(checksum)
}

fn request_compression(object: &mut Object) -> Vec<String> {
    let Some(cursor) = object.optional("requestcompression") else { return Vec::new() };
    let Some(mut object) = cursor.object() else { return Vec::new() };
    let encodings = object.required("encodings").map(|it| it.texts()).unwrap_or_default();
    object.close();
    encodings
}
