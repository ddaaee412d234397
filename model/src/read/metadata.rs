//! Reads the metadata of a service.

use super::protocol;
use crate::Metadata;
use crate::json::{Cursor, Object};
use indexmap::IndexMap;

pub fn read(cursor: &Cursor) -> Option<Metadata> {
    let mut object = cursor.object()?;
    let protocol = protocol::read(&mut object);
    let api_version = object.text("apiVersion");
    let settings = object.optional("protocolSettings");
    let protocol_settings = settings.and_then(|it| it.collect(|_, value| value.text())).unwrap_or_default();
    let endpoint_prefix = object.optional_text("endpointPrefix");
    let json_version = object.optional_text("jsonVersion");
    let target_prefix = object.optional_text("targetPrefix");
    let query_compatible = object.optional("awsQueryCompatible").is_some_and(|it| it.is_empty_object());
    let service_id = object.optional_text("serviceId");
    let service_full_name = object.optional_text("serviceFullName");
    let service_abbreviation = object.optional_text("serviceAbbreviation");
    let signature_version = object.optional_text("signatureVersion");
    let signing_name = object.optional_text("signingName");
    let auth = object.texts("auth");
    let uid = object.optional_text("uid");
    let checksum_format = object.optional_text("checksumFormat");
    let global_endpoint = object.optional_text("globalEndpoint");
    let rip_service_name = object.optional_text("ripServiceName");
    let headers = headers(&mut object);
    // Requests of the protocols that are read have no XML, and replies are read whatever their namespaces are.
    object.skip("xmlNamespace");
    object.close();
    Some(Metadata {
        api_version: api_version?,
        endpoint_prefix,
        protocol: protocol?,
        json_version,
        target_prefix,
        query_compatible,
        protocol_settings,
        service_id,
        service_full_name,
        service_abbreviation,
        signature_version,
        signing_name,
        auth,
        uid,
        checksum_format,
        global_endpoint,
        rip_service_name,
        headers,
    })
}

/// Headers of every request, a key of our own.
fn headers(object: &mut Object) -> IndexMap<String, String> {
    let read = |name: &str, value: &Cursor| {
        let text = value.text()?;
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let is_value = text.chars().all(|c| c == ' ' || c.is_ascii_graphic());
        if is_name && is_value {
            return Some(text);
        }
        value.problem(format!("{name:?} with {text:?} is not a header"), None);
        None
    };
    object.optional("localHeaders").and_then(|it| it.collect(read)).unwrap_or_default()
}
