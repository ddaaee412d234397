//! Reads operations.

use super::declared::Declared;
use super::http;
use crate::json::{Cursor, Object};
use crate::{ContextValue, HttpChecksum, Operation, StructureId, Template, TemplatePart};

pub fn read(key: &str, cursor: &Cursor, shapes: &Declared) -> Option<Operation> {
    let mut object = cursor.object()?;
    let name = object.required("name");
    if let Some(name) = &name
        && name.str().is_some_and(|found| found != key)
    {
        name.problem(format!("the operation {key} has another name here"), None);
    }
    let http = object.required("http").and_then(|it| http::read(&it));
    let input = object.optional("input").map(|it| message(&it, shapes));
    let output = object.optional("output").map(|it| message(&it, shapes));
    let errors = errors(&mut object, shapes);
    let documentation = object.optional_text("documentation");
    let deprecated = object.deprecation();
    let idempotent = object.flag("idempotent");
    let readonly = object.flag("readonly");
    let authtype = object.optional_text("authtype");
    let auth = object.texts("auth");
    let unsigned_payload = object.flag("unsignedPayload");
    let host_prefix = host_prefix(&mut object);
    let endpoint_discovery_required = endpoint_discovery(&mut object);
    // The operation that discovers endpoints is called as any other.
    object.skip("endpointoperation");
    let static_context_params = static_context_params(&mut object);
    let operation_context_params = operation_context_params(&mut object);
    let http_checksum_required = object.flag("httpChecksumRequired");
    let http_checksum = object.optional("httpChecksum").and_then(|it| http_checksum(&it));
    let request_compression = request_compression(&mut object);
    let left_out = object.optional_text("localLeftOut");
    object.close();
    // A reference that cannot be read is not the same as none.
    let input = if let Some(input) = input { Some(input?) } else { None };
    let output = if let Some(output) = output { Some(output?) } else { None };
    let (output, output_documentation, result_wrapper) =
        output.map_or((None, None, None), |it| (Some(it.structure), it.documentation, it.result_wrapper));
    Some(Operation {
        name: key.to_owned(),
        http: http?,
        input: input.map(|it| it.structure),
        output,
        output_documentation,
        result_wrapper,
        errors: errors?,
        documentation,
        deprecated,
        idempotent,
        readonly,
        authtype,
        auth,
        unsigned_payload,
        endpoint_discovery_required,
        host_prefix,
        static_context_params,
        operation_context_params,
        http_checksum_required,
        http_checksum,
        request_compression,
        left_out,
    })
}

/// An input or output, with what stands beside the reference to it.
struct Message {
    structure: StructureId,
    documentation: Option<String>,
    result_wrapper: Option<String>,
}

fn message(cursor: &Cursor, shapes: &Declared) -> Option<Message> {
    let mut object = cursor.object()?;
    let structure = shapes.structure(&mut object);
    let documentation = object.optional_text("documentation");
    let result_wrapper = object.optional_text("resultWrapper");
    object.close();
    Some(Message { structure: structure?, documentation, result_wrapper })
}

/// The errors; `None` if one of them cannot be read.
fn errors(object: &mut Object, shapes: &Declared) -> Option<Vec<StructureId>> {
    let Some(list) = object.optional("errors") else { return Some(Vec::new()) };
    let errors: Vec<_> = list.items().map(|item| error(&item, shapes)).collect();
    errors.into_iter().collect()
}

/// Keys beside the shape repeat, in some models, those of the shape itself.
fn error(cursor: &Cursor, shapes: &Declared) -> Option<StructureId> {
    let mut object = cursor.object()?;
    let shape = shapes.exception(&mut object);
    object.optional_text("documentation");
    object.flag("exception");
    object.flag("fault");
    object.optional("error").and_then(|it| super::error::error(&it));
    object.close();
    shape
}

/// Whether a call must discover its endpoint; without need it goes to the one that the rules give.
fn endpoint_discovery(object: &mut Object) -> bool {
    let Some(cursor) = object.optional("endpointdiscovery") else { return false };
    let Some(mut object) = cursor.object() else { return false };
    let required = object.flag("required");
    object.close();
    required
}

fn host_prefix(object: &mut Object) -> Option<Template> {
    let cursor = object.optional("endpoint")?;
    let mut object = cursor.object()?;
    let prefix = object.required("hostPrefix");
    object.close();
    let prefix = prefix?;
    let template = prefix.template()?;
    // Any other character could end the host, and lead requests with their signatures elsewhere.
    let is_of_host = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let is_sound = |part: &TemplatePart| match part {
        TemplatePart::Literal(text) => text.chars().all(is_of_host),
        TemplatePart::Name(_) => true,
    };
    if !template.parts.iter().all(is_sound) {
        prefix.problem(format!("{:?} cannot stand before a host", template.to_string()), None);
        return None;
    }
    Some(template)
}

fn static_context_params(object: &mut Object) -> indexmap::IndexMap<String, ContextValue> {
    let cursor = object.optional("staticContextParams");
    let read = |_: &str, entry: &Cursor| {
        let mut object = entry.object()?;
        let value = object.required("value").and_then(|it| context_value(&it));
        object.close();
        value
    };
    cursor.and_then(|it| it.collect(read)).unwrap_or_default()
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
    cursor.and_then(|it| it.collect(read)).unwrap_or_default()
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
