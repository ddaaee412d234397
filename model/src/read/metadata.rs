//! Reads the metadata of a service.

use crate::json::{Cursor, Object};
use crate::{Metadata, Protocol};

/// The model's name of the only protocol that is read.
const REST_JSON: &str = "rest-json";

pub fn read(cursor: &Cursor) -> Option<Metadata> {
    let mut object = cursor.object()?;
    let protocol = protocol(&mut object);
    let api_version = object.text("apiVersion");
    let settings = object.optional("protocolSettings");
    let protocol_settings = settings.and_then(|it| it.collect(|_, value| value.text())).unwrap_or_default();
    let endpoint_prefix = object.optional_text("endpointPrefix");
    let json_version = object.optional_text("jsonVersion");
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
    object.close();
    Some(Metadata {
        api_version: api_version?,
        endpoint_prefix,
        protocol: protocol?,
        json_version,
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
    })
}

/// `protocols` lists the protocols of the service; `protocol` is that of SDKs which know only one.
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
