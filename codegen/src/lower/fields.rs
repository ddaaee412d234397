//! Members of structures: names, types, where they travel.

use super::names::{self, Scope};
use super::types::timestamp_format;
use super::{Lowering, deprecation};
use crate::ir::{Binding, Field, PayloadKind, TimestampFormat, Type};
use botocore_model::{Location, Member, Shape, ShapeKind, Structure};

/// What carries the members of a structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    Request,
    /// It has neither path nor query: members that an input would send there are in the body.
    Reply,
}

impl Lowering<'_> {
    /// Members of a structure that travels in a body: all of them do.
    pub fn body_fields(&mut self, name: &str, shape: &Shape) -> Vec<Field> {
        let ShapeKind::Structure(structure) = &shape.kind else { return Vec::new() };
        let bind = |lowering: &mut Self, key: &str, member: &Member| {
            let binding = Binding::Body(member.location_name.clone().unwrap_or_else(|| key.to_owned()));
            match lowering.stream_refusal(member, &binding) {
                None => Some(binding),
                Some(why) => {
                    lowering.problems.push(format!("{name}: member {key} {why}"));
                    None
                }
            }
        };
        self.fields(name, structure, bind)
    }

    /// Members of an input, an output or an error: each travels where it says.
    pub fn bound_fields(&mut self, name: &str, shape: &Shape, owner: &str, message: Message) -> Vec<Field> {
        let ShapeKind::Structure(structure) = &shape.kind else { return Vec::new() };
        let payload = structure.payload.as_deref();
        self.fields(name, structure, |lowering, key, member| lowering.binding(owner, key, member, payload, message))
    }

    fn fields(
        &mut self,
        name: &str,
        structure: &Structure,
        bind: impl Fn(&mut Self, &str, &Member) -> Option<Binding>,
    ) -> Vec<Field> {
        let names = field_names(structure);
        let mut markers = Scope::default();
        let mut fields = Vec::with_capacity(structure.members.len());
        for ((key, member), (rust, whole_setter)) in structure.members.iter().zip(names) {
            if let Some(binding) = bind(self, key, member) {
                let required = structure.required.contains(key);
                let boxed = self.boxed.contains(&(name.to_owned(), key.clone()));
                let field = self.field(key, member, FieldNames { rust, whole_setter }, binding);
                let marker = (required && !field.idempotency_token).then(|| markers.claim(&marker_name(&field.name)));
                fields.push(Field { boxed, required, marker, ..field });
            }
        }
        fields
    }

    fn field(&mut self, key: &str, member: &Member, names: FieldNames, binding: Binding) -> Field {
        Field {
            name: names.rust,
            whole_setter: names.whole_setter,
            member: key.to_owned(),
            shape: self.member_type(member, &binding),
            boxed: false,
            binding,
            required: false,
            marker: None,
            sensitive: self.is_sensitive(&member.shape),
            idempotency_token: member.idempotency_token,
            payload_hash: false,
            endpoint_parameter: member.context_param.clone(),
            rule: self.rule(&member.shape),
            docs: self.member_docs(member),
            deprecated: deprecation(member.deprecated.as_ref()),
        }
    }

    /// Whether a shape may not be shown, or is a list or map of what may not.
    fn is_sensitive(&self, name: &str) -> bool {
        let (mut pending, mut seen) = (vec![name], Vec::new());
        while let Some(name) = pending.pop() {
            let Some(shape) = self.model.service.shapes.get(name).filter(|_| !seen.contains(&name)) else { continue };
            seen.push(name);
            if shape.sensitive {
                return true;
            }
            match &shape.kind {
                ShapeKind::List(list) => pending.push(&list.member.shape),
                ShapeKind::Map(map) => pending.extend([map.key.shape.as_str(), &map.value.shape]),
                _ => {}
            }
        }
        false
    }

    /// The member's own documentation, else that of its shape.
    fn member_docs(&self, member: &Member) -> crate::ir::Docs {
        let of_shape = || self.model.service.shapes.get(&member.shape)?.documentation.as_deref();
        self.docs(member.documentation.as_deref().or_else(of_shape), None)
    }

    fn member_type(&mut self, member: &Member, binding: &Binding) -> Type {
        if *binding == Binding::Payload(PayloadKind::Stream) {
            return Type::Stream;
        }
        let default = match binding {
            Binding::Header(_) | Binding::PrefixHeaders(_) => TimestampFormat::HttpDate,
            Binding::Label | Binding::Query(_) | Binding::QueryMap => TimestampFormat::Iso8601,
            Binding::StatusCode | Binding::Body(_) | Binding::Payload(_) => TimestampFormat::EpochSeconds,
        };
        match self.shape_type(&member.shape, default) {
            Type::Timestamp(own) => Type::Timestamp(member.timestamp_format.map_or(own, timestamp_format)),
            Type::String if member.jsonvalue => Type::JsonText,
            other => other,
        }
    }

    /// Where a top-level member travels; what cannot travel there is a problem.
    fn binding(
        &mut self,
        owner: &str,
        key: &str,
        member: &Member,
        payload: Option<&str>,
        message: Message,
    ) -> Option<Binding> {
        let wire = member.location_name.clone().unwrap_or_else(|| key.to_owned());
        let resolved = self.shape_type(&member.shape, TimestampFormat::EpochSeconds);
        let binding = match member.location {
            None if payload == Some(key) => Binding::Payload(self.payload_kind(member, &resolved)),
            None => Binding::Body(wire),
            Some(Location::Uri | Location::QueryString) if message == Message::Reply => {
                if payload.is_some() {
                    self.problems
                        .push(format!("{owner}: member {key} travels in the URI, and this reply has no room for it"));
                }
                Binding::Body(wire)
            }
            Some(Location::Uri) => Binding::Label,
            Some(Location::QueryString) if matches!(resolved, Type::Map { .. }) => Binding::QueryMap,
            Some(Location::QueryString) => Binding::Query(wire),
            Some(Location::Header) => Binding::Header(wire),
            Some(Location::Headers) => Binding::PrefixHeaders(member.location_name.clone().unwrap_or_default()),
            Some(Location::StatusCode) => Binding::StatusCode,
        };
        match self.refusal(member, &binding, &resolved) {
            None => Some(binding),
            Some(why) => {
                self.problems.push(format!("{owner}: member {key} {why}"));
                None
            }
        }
    }

    fn payload_kind(&self, member: &Member, resolved: &Type) -> PayloadKind {
        let kind = self.model.service.shapes.get(&member.shape).map(|shape| &shape.kind);
        let streaming = member.streaming || matches!(kind, Some(ShapeKind::Blob(blob)) if blob.streaming);
        match resolved {
            Type::Blob if streaming => PayloadKind::Stream,
            Type::Blob => PayloadKind::Blob,
            Type::String | Type::Enumeration(_) => PayloadKind::Text,
            _ => PayloadKind::Json,
        }
    }

    /// Why a stream cannot be a member.
    fn stream_refusal(&self, member: &Member, binding: &Binding) -> Option<&'static str> {
        match &self.model.service.shapes.get(&member.shape)?.kind {
            ShapeKind::Structure(structure) if structure.event_stream => {
                Some("is an event stream, which is not generated")
            }
            ShapeKind::Blob(blob) if blob.streaming && !matches!(binding, Binding::Payload(_)) => {
                Some("is a streaming blob but not the payload")
            }
            _ => None,
        }
    }

    /// Why a member cannot travel where its binding says.
    fn refusal(&self, member: &Member, binding: &Binding, resolved: &Type) -> Option<&'static str> {
        if let Some(why) = self.stream_refusal(member, binding) {
            return Some(why);
        }
        let fits = match binding {
            Binding::Body(_) | Binding::Payload(_) => true,
            Binding::Label => is_scalar(resolved),
            Binding::Query(_) | Binding::Header(_) => is_scalar(resolved) || is_list_of_scalars(resolved),
            Binding::QueryMap => {
                matches!(resolved, Type::Map { value, .. } if is_scalar(value) || is_list_of_scalars(value))
            }
            Binding::PrefixHeaders(_) => {
                matches!(resolved, Type::Map { key, value, .. } if **key == Type::String && **value == Type::String)
            }
            Binding::StatusCode => *resolved == Type::Integer,
        };
        (!fits).then_some("has a type that cannot travel at its location; give it a scalar or a list of scalars")
    }
}

/// Names of a field.
struct FieldNames {
    rust: String,
    whole_setter: String,
}

/// Names in Rust of all members and of their `set_…` setters, in the model's order. Collisions are settled in
/// the order of the model's names.
pub fn field_names(structure: &Structure) -> Vec<(String, String)> {
    let mut scope = Scope::default();
    let mut sorted: Vec<usize> = (0..structure.members.len()).collect();
    let keys: Vec<&String> = structure.members.keys().collect();
    sorted.sort_by_key(|&index| keys.get(index));
    let mut names = vec![(String::new(), String::new()); keys.len()];
    for index in sorted {
        let setter = |name: &str| format!("set_{}", name.trim_start_matches("r#"));
        names[index] = scope.claim_pair(&names::field_name(keys[index]), setter);
    }
    names
}

/// The marker trait of a required member: named after its setter, so that the two always agree.
fn marker_name(field: &str) -> String {
    names::parameter_name(field.trim_start_matches("r#"))
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
