//! Reads which protocol to speak with a service.

use crate::Protocol;
use crate::json::{Cursor, Object};

/// The protocols that are read, by their names in models and in botocore's order of preference.
const PROTOCOLS: [(&str, Protocol); 3] =
    [("json", Protocol::Json), ("rest-json", Protocol::RestJson), ("query", Protocol::Query)];

/// The preferred one of the protocols that the metadata of a service lists. `protocol` is for SDKs that know no lists.
pub fn read(metadata: &mut Object) -> Option<Protocol> {
    let protocol = metadata.required("protocol");
    let protocols = metadata.optional("protocols");
    let spoken = match &protocols {
        Some(protocols) => protocols.texts(),
        None => vec![protocol.as_ref()?.text()?],
    };
    let preferred = PROTOCOLS.iter().find(|(name, _)| spoken.iter().any(|spoken| spoken == name));
    if preferred.is_none() {
        let known = PROTOCOLS.map(|(name, _)| name).join(", ");
        let spoken = if spoken.is_empty() { "nothing".to_owned() } else { spoken.join(", ") };
        let message = format!("the service speaks {spoken}, and only {known} are read");
        protocols.or(protocol)?.problem(message, None);
    }
    preferred.map(|(_, protocol)| *protocol)
}

/// Whether a service speaks only protocols that are not read. That is noted, and there is no use in noting what else of
/// its model is unknown.
pub fn is_foreign(service: &Cursor) -> bool {
    let metadata = &service.value()["metadata"];
    let listed = metadata["protocols"].as_array();
    let mut spoken = listed.into_iter().flatten().chain(listed.is_none().then_some(&metadata["protocol"]));
    let is_known = |name: &str| PROTOCOLS.iter().any(|(known, _)| *known == name);
    let is_foreign = spoken.clone().count() > 0 && spoken.all(|name| name.as_str().is_some_and(|name| !is_known(name)));
    if is_foreign && let Some(mut service) = service.object() {
        service.required("metadata").as_ref().and_then(Cursor::object).as_mut().and_then(read);
    }
    is_foreign
}
