//! Members of structures: types, and where they travel.

use super::names;
use super::protocol::Message;
use super::types::timestamp_format;
use super::{Lowering, constraints, deprecation, headers};
use crate::ir::{Binding, Docs, Field, PayloadKind, Type, UnionVariant};
use botocore_model::{Location, Member, Place, ShapeId, ShapeKind, Structure, StructureId};

impl Lowering<'_> {
    /// Members of a structure; one that cannot travel is a problem.
    pub fn fields(&mut self, id: StructureId, message: Message) -> Vec<Field> {
        let structure = &self.model[id];
        // Members of a union are named as variants are, and a document has none.
        for (is_odd, kind) in [(structure.union, "union"), (structure.document, "document")] {
            if is_odd {
                let place = Place::shape(&self.model[structure.shape].name);
                let message = format!("an input, output or error is a {kind}, which is not generated");
                self.problem(&place, &message, None);
            }
        }
        let names = self.names.members[id].clone();
        let mut fields = Vec::with_capacity(names.len());
        for (index, ((key, member), name)) in structure.members.iter().zip(names).enumerate() {
            let Some(binding) = self.binding(structure, key, member, message) else { continue };
            let place = Place::member(&self.model[structure.shape].name, key);
            let layout = self.layout(member, &place);
            let payload_hash = message == Message::Request && self.is_payload_hash(structure, key, member);
            let required = structure.required.contains(key) && !payload_hash;
            fields.push(Field {
                marker: self.names.markers.get(id, &name).filter(|_| required).cloned(),
                whole_setter: names::setter_name(&name),
                name,
                member: key.clone(),
                shape: self.member_type(member, &binding),
                boxed: self.boxed.contains(&(id, index)),
                binding,
                layout,
                required,
                sensitive: self.is_sensitive(member.shape),
                idempotency_token: member.idempotency_token,
                payload_hash,
                endpoint_parameter: member.context_param.clone(),
                constraint: self.constraint(member.shape),
                limits: constraints::limits(&self.model[member.shape].kind),
                values: member.values.clone(),
                docs: self.member_docs(member),
                deprecated: deprecation(member.deprecated.as_ref()),
            });
        }
        fields
    }

    /// Members of a union; one that cannot travel is a problem.
    pub fn variants(&mut self, id: StructureId) -> Vec<UnionVariant> {
        let structure = &self.model[id];
        let names = self.names.members[id].clone();
        let mut variants = Vec::with_capacity(names.len());
        for (index, ((key, member), name)) in structure.members.iter().zip(names).enumerate() {
            let Some(binding) = self.binding(structure, key, member, Message::Body) else { continue };
            let place = Place::member(&self.model[structure.shape].name, key);
            if !self.layout(member, &place).is_empty() {
                self.problem(&place, "a list or map of a union names its elements, which is not generated", None);
            }
            variants.push(UnionVariant {
                name,
                member: key.clone(),
                wire: self.protocol.body_name(member, key),
                shape: self.member_type(member, &binding),
                boxed: self.boxed.contains(&(id, index)),
                sensitive: self.is_sensitive(member.shape),
                constraint: self.constraint(member.shape),
                limits: constraints::limits(&self.model[member.shape].kind),
                docs: self.member_docs(member),
                deprecated: deprecation(member.deprecated.as_ref()),
            });
        }
        variants
    }

    /// Whether a member of a request is the header with the hash of the streamed body. It need not be given even if the
    /// model requires it, since signing computes it.
    fn is_payload_hash(&self, structure: &Structure, key: &str, member: &Member) -> bool {
        let streams = structure.payload_member().is_some_and(|(_, payload)| self.is_stream(payload));
        streams
            && self.protocol.location(member, Message::Request) == Some(Location::Header)
            && member.wire_name(key).eq_ignore_ascii_case("x-amz-content-sha256")
    }

    /// Whether a member that is the payload streams.
    fn is_stream(&self, member: &Member) -> bool {
        matches!(&self.model[member.shape].kind, ShapeKind::Blob(blob) if blob.streaming || member.streaming)
    }

    /// Whether a shape may not be shown, or is a list or map of something that may not.
    fn is_sensitive(&self, shape: ShapeId) -> bool {
        let shape = &self.model[shape];
        shape.sensitive
            || match &shape.kind {
                ShapeKind::List(list) => self.is_sensitive(list.member.shape),
                ShapeKind::Map(map) => self.is_sensitive(map.key.shape) || self.is_sensitive(map.value.shape),
                _ => false,
            }
    }

    /// The member's own documentation, else that of its shape.
    fn member_docs(&self, member: &Member) -> Docs {
        let of_shape = self.model[member.shape].documentation.as_deref();
        self.docs(member.documentation.as_deref().or(of_shape), None)
    }

    fn member_type(&self, member: &Member, binding: &Binding) -> Type {
        if *binding == Binding::Payload(PayloadKind::Stream) {
            return Type::Stream;
        }
        let own = member.timestamp_format.map(timestamp_format);
        match self.shape_type(member.shape, binding) {
            Type::Timestamp(_) if own.is_some() => Type::Timestamp(self.protocol.timestamp(own, binding)),
            Type::String if member.jsonvalue => Type::JsonText,
            other => other,
        }
    }

    /// Where a member travels; one that cannot travel there is a problem.
    fn binding(&mut self, structure: &Structure, key: &str, member: &Member, message: Message) -> Option<Binding> {
        let wire = self.protocol.body_name(member, key);
        let resolved = self.shape_type(member.shape, &Binding::Body(wire.clone()));
        let payload = self.protocol.payload(structure, message);
        let location = self.protocol.location(member, message);
        let place = Place::member(&self.model[structure.shape].name, key);
        if location.is_none() && member.location.is_some() && payload.is_some() {
            let help = "give it a location that replies have, or take it out of this structure";
            self.problem(&place, "the member travels in the URI, and this reply has no room for it", Some(help));
        }
        let binding = match location {
            None if payload == Some(key) => Binding::Payload(self.payload_kind(member, &resolved)),
            None => Binding::Body(wire),
            Some(Location::Uri) => Binding::Label,
            Some(Location::QueryString) if matches!(resolved, Type::Map { .. }) => Binding::QueryMap,
            Some(Location::QueryString) => Binding::Query(wire),
            Some(Location::Header) => Binding::Header(wire),
            Some(Location::Headers) => Binding::PrefixHeaders(member.location_name.clone().unwrap_or_default()),
            Some(Location::StatusCode) => Binding::StatusCode,
        };
        if binding == Binding::Payload(PayloadKind::Stream) && structure.exception.is_some() {
            self.problem(&place, "the body of an error is a stream, which is not generated", None);
        }
        if let Some((message, help)) = self.refusal(member, &binding, &resolved) {
            self.problem(&place, message, help);
            return None;
        }
        Some(binding)
    }

    fn payload_kind(&self, member: &Member, resolved: &Type) -> PayloadKind {
        match resolved {
            Type::Blob if self.is_stream(member) => PayloadKind::Stream,
            Type::Blob => PayloadKind::Blob,
            Type::String | Type::Enumeration(_) => PayloadKind::Text,
            _ => PayloadKind::Encoded,
        }
    }

    /// The reason why a member cannot travel where its binding says, and advice.
    fn refusal(
        &self,
        member: &Member,
        binding: &Binding,
        resolved: &Type,
    ) -> Option<(&'static str, Option<&'static str>)> {
        match &self.model[member.shape].kind {
            ShapeKind::Structure(structure) if self.model[*structure].event_stream => {
                return Some(("the member is an event stream, which is not generated", None));
            }
            ShapeKind::Blob(blob) if blob.streaming && !matches!(binding, Binding::Payload(_)) => {
                return Some(if self.protocol.has_payloads() {
                    ("the member is a streaming blob but not the payload", Some("make it the payload"))
                } else {
                    ("the member is a streaming blob, which has no room among the others in this protocol", None)
                });
            }
            _ if member.idempotency_token && *resolved != Type::String => {
                return Some(("the member is an idempotency token but not a string", None));
            }
            _ => {}
        }
        let fits = match binding {
            Binding::Body(_) | Binding::Payload(_) => true,
            Binding::Label => is_scalar(resolved),
            Binding::Query(_) | Binding::Header(_) => is_scalar(resolved) || is_list_of_scalars(resolved),
            Binding::QueryMap => map_of_strings(resolved).is_some_and(|it| is_scalar(it) || is_list_of_scalars(it)),
            Binding::PrefixHeaders(_) => map_of_strings(resolved) == Some(&Type::String),
            Binding::StatusCode => *resolved == Type::Integer,
        };
        let help = match binding {
            Binding::QueryMap | Binding::PrefixHeaders(_) => "give it a map of strings that is not sparse",
            Binding::StatusCode => "give it an integer",
            _ => "give it a scalar or a list of scalars",
        };
        if !fits {
            return Some(("the member has a type that cannot travel at its location", Some(help)));
        }
        let is_header_name = match binding {
            Binding::Header(name) => headers::is_name(name),
            Binding::PrefixHeaders(prefix) => prefix.is_empty() || headers::is_name(prefix),
            _ => true,
        };
        (!is_header_name).then_some(("the member travels in a header whose name no header can have", None))
    }
}

/// The values of a map by strings that are all there.
fn map_of_strings(resolved: &Type) -> Option<&Type> {
    match resolved {
        Type::Map { key, value, sparse: false } if **key == Type::String => Some(value),
        _ => None,
    }
}

fn is_scalar(resolved: &Type) -> bool {
    matches!(
        resolved,
        Type::String
            | Type::JsonText
            | Type::Boolean
            | Type::Integer
            | Type::Long
            | Type::Float
            | Type::Double
            | Type::Timestamp(_)
            | Type::Enumeration(_)
    )
}

fn is_list_of_scalars(resolved: &Type) -> bool {
    matches!(resolved, Type::List { element, sparse: false } if is_scalar(element))
}
