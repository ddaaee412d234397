//! Operations: inputs and outputs with their members partitioned, and how they are sent.

use super::naming::OperationNames;
use super::protocol::Message;
use super::reach::Reach;
use super::{Lowering, deprecation, uri};
use crate::ir::{Auth, Binding, Field, Operation, RequestBody, ResponseBody, Structure, TypeName};
use botocore_model::{Operation as Modelled, Place, StructureId};

impl Lowering<'_> {
    /// The operations asked for.
    pub fn operations(&mut self, reach: &Reach) -> Vec<Operation> {
        self.check_default_auth(reach);
        self.refuse_checksum_format(reach);
        self.refuse_stale_batches();
        let names = self.names.operations.clone();
        reach.operations.iter().zip(names).map(|(modelled, names)| self.operation(modelled, names)).collect()
    }

    fn operation(&mut self, modelled: &Modelled, names: OperationNames) -> Operation {
        self.refuse_endpoint_discovery(modelled);
        if let Some(reason) = self.protocol.refused_reply(modelled) {
            self.problem(&Place::operation(&modelled.name).key("output").key("resultWrapper"), &reason, None);
        }
        let (method, uri) = self.protocol.request_line(&modelled.http);
        let input = self.message(modelled, &names, Message::Request);
        self.refuse_reserved_names(modelled, &input);
        self.check_bound_parameters(&input);
        let output = self.message(modelled, &names, Message::Reply);
        let prefix = modelled.host_prefix.as_ref();
        Operation {
            path: self.path(modelled, &uri),
            literal_query: uri::literal_query(&uri),
            host_prefix: prefix.map(|prefix| self.host_prefix(modelled, prefix)).unwrap_or_default(),
            request_body: match request_body(&input.fields) {
                RequestBody::Empty if self.protocol.writes_empty_inputs() => RequestBody::Members,
                body => body,
            },
            response_body: response_body(&output.fields),
            errors: modelled.errors.iter().map(|error| self.names.structures[*error].rust.clone()).collect(),
            paginator: self.paginator(modelled, &input),
            batch: self.batch(modelled),
            auth: self.auth(modelled),
            gzip: self.gzip(modelled),
            checksum_required: self.checksum_required(modelled),
            endpoint_parameters: self.fixed_endpoint_parameters(modelled),
            name: modelled.name.clone(),
            method_name: names.method,
            builder: names.builder,
            module: names.module,
            docs: self.docs(modelled.documentation.as_deref(), Some(&modelled.name)),
            deprecated: deprecation(modelled.deprecated.as_ref()),
            http_method: method.to_owned(),
            input,
            output,
        }
    }

    /// An input or output. It is a structure of its own, even if its shape is used elsewhere too, and it is empty if the
    /// operation has none.
    fn message(&mut self, modelled: &Modelled, names: &OperationNames, message: Message) -> Structure {
        let is_request = message == Message::Request;
        let id: Option<StructureId> = if is_request { modelled.input } else { modelled.output };
        let shape = id.map(|id| &self.model[self.model[id].shape]);
        Structure {
            name: TypeName {
                shape: shape.map(|shape| shape.name.clone()).unwrap_or_default(),
                rust: if is_request { names.input.clone() } else { names.output.clone() },
                module: names.module.clone(),
                exception: false,
            },
            docs: self.docs(shape.and_then(|shape| shape.documentation.as_deref()), Some(&modelled.name)),
            deprecated: shape.and_then(|shape| deprecation(shape.deprecated.as_ref())),
            fields: id.map(|id| self.fields(id, message)).unwrap_or_default(),
            sensitive: shape.is_some_and(|shape| shape.sensitive),
            sent: is_request,
            received: !is_request,
        }
    }

    /// Notes members that would be sent by a name that the protocol has taken.
    fn refuse_reserved_names(&mut self, modelled: &Modelled, input: &Structure) {
        let reserved = self.protocol.reserved_names();
        for field in &input.fields {
            if let Binding::Body(name) = &field.binding
                && reserved.contains(&name.as_str())
            {
                let message = format!(
                    "the member {:?} is sent as {name}, by which a request says what it asks for",
                    field.member
                );
                self.problem(&Place::operation(&modelled.name).key("input"), &message, None);
            }
        }
    }

    /// Notes, once, that the service itself is signed in a way that is not generated.
    fn check_default_auth(&mut self, reach: &Reach) {
        let metadata = &self.model.service.metadata;
        let uses_default = |operation: &&&Modelled| !is_unsigned(operation) && operation.auth.is_empty();
        let Some(first) = reach.operations.iter().find(uses_default) else { return };
        let (key, found) = match (metadata.auth.as_slice(), metadata.signature_version.as_deref()) {
            ([], None | Some("v4")) => return,
            ([], Some(version)) => ("signatureVersion", version.to_owned()),
            (schemes, _) if signs(schemes) => return,
            (schemes, _) => ("auth", schemes.join(", ")),
        };
        let message = format!(
            "operations such as {} are authorized by {found}, and only signature version 4 is generated",
            first.name
        );
        self.problem(&Place::metadata().key(key), &message, None);
    }

    /// Bodies need checksums in a form of the service's own, which are not made.
    fn refuse_checksum_format(&mut self, reach: &Reach) {
        let format = self.model.service.metadata.checksum_format.as_ref();
        if let Some(format) = format.filter(|_| !reach.operations.is_empty()) {
            let message =
                format!("bodies need checksums in a form of the service's own ({format}), which are not generated");
            self.problem(&Place::metadata().key("checksumFormat"), &message, None);
        }
    }

    fn auth(&mut self, modelled: &Modelled) -> Auth {
        if is_unsigned(modelled) {
            return Auth::None;
        }
        let place = Place::operation(&modelled.name);
        if !modelled.auth.is_empty() && !signs(&modelled.auth) {
            let found = modelled.auth.join(", ");
            let message = format!("the operation is authorized by {found}, and only signature version 4 is generated");
            self.problem(&place.clone().key("auth"), &message, None);
        }
        match modelled.authtype.as_deref() {
            Some("v4-unsigned-body") => Auth::SigV4UnsignedPayload,
            _ if modelled.unsigned_payload => Auth::SigV4UnsignedPayload,
            None | Some("v4") => Auth::SigV4,
            Some(other) => {
                self.problem(&place.key("authtype"), &format!("the authtype {other:?} is not generated"), None);
                Auth::SigV4
            }
        }
    }

    /// Calls go to the endpoint that the rules give.
    fn refuse_endpoint_discovery(&mut self, modelled: &Modelled) {
        if modelled.endpoint_discovery_required {
            let place = Place::operation(&modelled.name).key("endpointdiscovery");
            self.problem(&place, "the operation must discover its endpoint, which is not generated", None);
        }
    }

    fn gzip(&mut self, modelled: &Modelled) -> bool {
        let known = modelled.request_compression.iter().any(|encoding| encoding == "gzip");
        if !known && !modelled.request_compression.is_empty() {
            let encodings = modelled.request_compression.join(", ");
            let place = Place::operation(&modelled.name).key("requestcompression").key("encodings");
            self.problem(&place, &format!("requests are compressed by {encodings}, and only gzip is generated"), None);
        }
        known
    }

    fn checksum_required(&mut self, modelled: &Modelled) -> bool {
        if modelled.http_checksum.is_some() {
            let place = Place::operation(&modelled.name).key("httpChecksum");
            self.problem(&place, "httpChecksum, a choice of checksums, is not generated", None);
        }
        modelled.http_checksum_required
    }
}

fn is_unsigned(modelled: &Modelled) -> bool {
    modelled.authtype.as_deref() == Some("none")
        || modelled.auth.first().is_some_and(|scheme| scheme == "smithy.api#noAuth")
}

/// Whether a signature of version 4 is among some schemes.
fn signs(schemes: &[String]) -> bool {
    schemes.iter().any(|scheme| scheme == "aws.auth#sigv4")
}

fn request_body(fields: &[Field]) -> RequestBody {
    for field in fields {
        if let Binding::Payload(kind) = field.binding {
            return RequestBody::Payload(kind);
        }
    }
    if fields.iter().any(|field| matches!(field.binding, Binding::Body(_))) {
        RequestBody::Members
    } else {
        RequestBody::Empty
    }
}

fn response_body(fields: &[Field]) -> ResponseBody {
    match request_body(fields) {
        RequestBody::Empty => ResponseBody::Ignored,
        RequestBody::Members => ResponseBody::Members,
        RequestBody::Payload(kind) => ResponseBody::Payload(kind),
    }
}
