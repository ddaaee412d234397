//! Operations: inputs and outputs with their members partitioned, and how they are sent.

use super::protocol::Message;
use super::reach::Reach;
use super::shapes::OperationNames;
use super::uri::{self, Labels};
use super::{Lowering, deprecation};
use crate::ir::{
    Auth, Binding, ContextValue, Field, HostPart, LiteralQuery, Operation, PathPart, RequestBody, ResponseBody,
    Structure, TypeName,
};
use botocore_model::{Model, Operation as Modelled, ShapeKind, Structure as ModelledStructure};

impl Lowering<'_> {
    /// The operations asked for.
    pub fn operations(&mut self, reach: &Reach) -> Vec<Operation> {
        let model = self.model;
        let modelled = reach.operations.iter().filter_map(|name| model.service.operations.get_key_value(name));
        modelled.map(|(name, operation)| self.operation(name, operation)).collect()
    }

    fn operation(&mut self, name: &str, modelled: &Modelled) -> Operation {
        let model = self.model;
        let names = self.shapes.operation(name);
        let input_shape = structure_of(model, modelled.input.as_deref());
        let input = self.input(name, &names, modelled);
        let output = self.output(name, &names, modelled);
        let (method, uri) = self.protocol.request_line(&modelled.http);
        let (path, literal_query) = self.path(name, uri, input_shape);
        Operation {
            host_prefix: self.host_prefix(name, modelled, input_shape),
            request_body: request_body(&input.fields),
            response_body: response_body(&output.fields),
            errors: modelled.errors.iter().map(|error| self.shapes.type_name(error).rust).collect(),
            paginator: self.paginator(name, modelled, &input, &output),
            auth: self.auth(name, modelled),
            gzip: self.gzip(name, modelled),
            checksum_required: self.checksum_required(name, modelled),
            endpoint_parameters: self.fixed_endpoint_parameters(name, modelled),
            name: name.to_owned(),
            method_name: names.method,
            builder: format!("{}Builder", names.base),
            module: names.module,
            docs: self.docs(modelled.documentation.as_deref(), Some(name)),
            deprecated: deprecation(modelled.deprecated.as_ref()),
            http_method: method.to_owned(),
            input,
            output,
            path,
            literal_query,
        }
    }

    fn input(&mut self, name: &str, names: &OperationNames, modelled: &Modelled) -> Structure {
        self.top_structure(name, names, Message::Request, modelled.input.as_deref())
    }

    fn output(&mut self, name: &str, names: &OperationNames, modelled: &Modelled) -> Structure {
        self.top_structure(name, names, Message::Reply, modelled.output.as_deref())
    }

    /// An input or output: a structure of its own, whatever the shape is called and wherever else it is used.
    fn top_structure(
        &mut self,
        operation: &str,
        names: &OperationNames,
        message: Message,
        shape: Option<&str>,
    ) -> Structure {
        let shape = shape.and_then(|shape| self.model.service.shapes.get_key_value(shape));
        let suffix = if message == Message::Request { "Input" } else { "Output" };
        let taken = ["Builder", "Input", "Output"].map(|suffix| format!("{}{suffix}", names.base));
        let name = TypeName {
            shape: shape.map(|(name, _)| name.clone()).unwrap_or_default(),
            rust: format!("{}{suffix}", names.base),
            module: names.module.clone(),
            exception: false,
        };
        let fields =
            shape.map(|(name, shape)| self.bound_fields(name, shape, operation, message, &taken)).unwrap_or_default();
        let shape = shape.map(|(_, shape)| shape);
        Structure {
            name,
            docs: self.docs(shape.and_then(|shape| shape.documentation.as_deref()), Some(operation)),
            deprecated: shape.and_then(|shape| deprecation(shape.deprecated.as_ref())),
            fields,
            sensitive: shape.is_some_and(|shape| shape.sensitive),
            sent: message == Message::Request,
            received: message == Message::Reply,
        }
    }

    fn path(&mut self, name: &str, uri: &str, input: Option<&ModelledStructure>) -> (Vec<PathPart>, Vec<LiteralQuery>) {
        uri::parse(uri, &Labels::of_path(input)).unwrap_or_else(|problem| {
            self.problems.push(format!("operation {name}: {problem}"));
            (Vec::new(), Vec::new())
        })
    }

    fn host_prefix(&mut self, name: &str, modelled: &Modelled, input: Option<&ModelledStructure>) -> Vec<HostPart> {
        let Some(prefix) = &modelled.host_prefix else { return Vec::new() };
        uri::parse_host(prefix, &Labels::of_host(input)).unwrap_or_else(|problem| {
            self.problems.push(format!("operation {name}: {problem}"));
            Vec::new()
        })
    }

    fn auth(&mut self, name: &str, modelled: &Modelled) -> Auth {
        let metadata = &self.model.service.metadata;
        let unsigned = modelled.authtype.as_deref() == Some("none")
            || modelled.auth.first().is_some_and(|scheme| scheme == "smithy.api#noAuth");
        if unsigned {
            return Auth::None;
        }
        let schemes = if modelled.auth.is_empty() { &metadata.auth } else { &modelled.auth };
        let signs = schemes.iter().any(|scheme| scheme == "aws.auth#sigv4")
            || schemes.is_empty() && matches!(metadata.signature_version.as_deref(), None | Some("v4"));
        if !signs {
            let found =
                if schemes.is_empty() { metadata.signature_version.iter().cloned().collect() } else { schemes.clone() };
            self.problems.push(format!(
                "operation {name}: it is authorized by {}, and only signature version 4 is generated",
                found.join(", ")
            ));
        }
        match modelled.authtype.as_deref() {
            Some("v4-unsigned-body") => Auth::SigV4UnsignedPayload,
            _ if modelled.unsigned_payload => Auth::SigV4UnsignedPayload,
            None | Some("v4") => Auth::SigV4,
            Some(other) => {
                self.problems.push(format!("operation {name}: authtype {other} is not generated"));
                Auth::SigV4
            }
        }
    }

    fn gzip(&mut self, name: &str, modelled: &Modelled) -> bool {
        let known = modelled.request_compression.iter().any(|encoding| encoding == "gzip");
        if !known && !modelled.request_compression.is_empty() {
            let encodings = modelled.request_compression.join(", ");
            self.problems.push(format!("operation {name}: it compresses by {encodings}, and only gzip is generated"));
        }
        known
    }

    fn checksum_required(&mut self, name: &str, modelled: &Modelled) -> bool {
        if modelled.http_checksum.is_some() {
            self.problems.push(format!("operation {name}: httpChecksum, a choice of checksums, is not generated"));
        }
        modelled.http_checksum_required
    }

    fn fixed_endpoint_parameters(&mut self, name: &str, modelled: &Modelled) -> Vec<(String, ContextValue)> {
        if !modelled.operation_context_params.is_empty() {
            self.problems.push(format!("operation {name}: operationContextParams is not generated"));
        }
        let parameters = modelled.static_context_params.iter().map(|(parameter, value)| {
            let value = match value {
                botocore_model::ContextValue::String(text) => ContextValue::String(text.clone()),
                botocore_model::ContextValue::Boolean(truth) => ContextValue::Boolean(*truth),
                botocore_model::ContextValue::Strings(texts) => ContextValue::Strings(texts.clone()),
            };
            (parameter.clone(), value)
        });
        parameters.collect()
    }
}

/// The structure of an input.
fn structure_of<'a>(model: &'a Model, shape: Option<&str>) -> Option<&'a ModelledStructure> {
    match &model.service.shapes.get(shape?)?.kind {
        ShapeKind::Structure(structure) => Some(structure),
        _ => None,
    }
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
