//! Reads the metadata of a service.

use crate::json::{Cursor, Object};
use crate::{Metadata, Protocol};

/// How the model calls the one protocol that is read.
const REST_JSON: &str = "rest-json";

pub fn read(cursor: &Cursor) -> Option<Metadata> {
    let mut object = cursor.object()?;
    let protocol = protocol(&mut object);
    let api_version = object.text("apiVersion");
    let settings = object.optional("protocolSettings");
    let protocol_settings = settings.map(|it| it.collect(|_, value| value.text())).unwrap_or_default();
    let metadata = Metadata {
        protocol: Protocol::RestJson,
        api_version: String::new(),
        protocol_settings,
        endpoint_prefix: object.optional_text("endpointPrefix"),
        json_version: object.optional_text("jsonVersion"),
        service_id: object.optional_text("serviceId"),
        service_full_name: object.optional_text("serviceFullName"),
        service_abbreviation: object.optional_text("serviceAbbreviation"),
        signature_version: object.optional_text("signatureVersion"),
        signing_name: object.optional_text("signingName"),
        auth: object.texts("auth"),
        uid: object.optional_text("uid"),
        checksum_format: object.optional_text("checksumFormat"),
        global_endpoint: object.optional_text("globalEndpoint"),
        rip_service_name: object.optional_text("ripServiceName"),
    };
    object.close();
    Some(Metadata { protocol: protocol?, api_version: api_version?, ..metadata })
}

/// `protocols` is what the service speaks, `protocol` what SDKs spoke before there was a choice.
fn protocol(object: &mut Object) -> Option<Protocol> {
    let protocol = object.required("protocol");
    let protocols = object.optional("protocols");
    let spoken = match &protocols {
        Some(protocols) => protocols.texts(),
        None => vec![protocol.as_ref()?.text()?],
    };
    if spoken.iter().any(|name| name == REST_JSON) {
        return Some(Protocol::RestJson);
    }
    let message = format!("the service speaks {}, and only {REST_JSON} is read", spoken.join(", "));
    protocols.or(protocol)?.problem(message, None);
    None
}
