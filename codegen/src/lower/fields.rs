//! Members of structures: names, types, where they travel.

use super::names::{self, Scope};
use super::protocol::Message;
use super::types::timestamp_format;
use super::{Lowering, deprecation};
use crate::ir::{Binding, Field, PayloadKind, Type, UnionVariant};
use botocore_model::{Location, Member, Shape, ShapeKind, Structure};

impl Lowering<'_> {
    /// Members of a structure that travels in a body: all of them do.
    pub fn body_fields(&mut self, name: &str, shape: &Shape) -> Vec<Field> {
        let ShapeKind::Structure(structure) = &shape.kind else { return Vec::new() };
        let taken = {
            let name = self.shapes.type_name(name).rust;
            [format!("{name}Builder"), name]
        };
        let bind = |lowering: &mut Self, key: &str, member: &Member| lowering.body_binding(name, key, member);
        self.fields(name, structure, Message::Body, &taken, bind)
    }

    /// Members of a union.
    pub fn variants(&mut self, name: &str, structure: &Structure) -> Vec<UnionVariant> {
        let mut scope = Scope::default();
        let mut variants = Vec::new();
        for (key, member) in &structure.members {
            let Some(Binding::Body(wire)) = self.body_binding(name, key, member) else { continue };
            variants.push(UnionVariant {
                name: scope.claim(&names::variant_name(key)),
                member: key.clone(),
                shape: self.member_type(member, &Binding::Body(wire.clone())),
                wire,
                boxed: self.boxed.contains(&(name.to_owned(), key.clone())),
                sensitive: self.is_sensitive(&member.shape),
                constraint: self.constraint(&member.shape),
                limits: self.limits(&member.shape),
                docs: self.member_docs(member),
                deprecated: deprecation(member.deprecated.as_ref()),
            });
        }
        variants
    }

    /// The binding of a member inside of a body; what cannot travel there is a problem.
    fn body_binding(&mut self, name: &str, key: &str, member: &Member) -> Option<Binding> {
        let binding = Binding::Body(member.location_name.clone().unwrap_or_else(|| key.to_owned()));
        match self.stream_refusal(member, &binding) {
            None => Some(binding),
            Some(why) => {
                self.problems.push(format!("{name}: member {key} {why}"));
                None
            }
        }
    }

    /// Members of an input, an output or an error: each travels where it says. Markers of required members have none
    /// of the names in `taken`.
    pub fn bound_fields(
        &mut self,
        name: &str,
        shape: &Shape,
        owner: &str,
        message: Message,
        taken: &[String],
    ) -> Vec<Field> {
        let ShapeKind::Structure(structure) = &shape.kind else { return Vec::new() };
        let payload = structure.payload.as_deref();
        self.fields(name, structure, message, taken, |lowering, key, member| {
            lowering.binding(owner, key, member, payload, message)
        })
    }

    fn fields(
        &mut self,
        name: &str,
        structure: &Structure,
        message: Message,
        taken: &[String],
        bind: impl Fn(&mut Self, &str, &Member) -> Option<Binding>,
    ) -> Vec<Field> {
        let names = field_names(structure);
        let hash = self.payload_hash(structure, message);
        let mut markers = Scope::default();
        for name in taken {
            markers.claim(name);
        }
        let mut fields = Vec::with_capacity(structure.members.len());
        for ((key, member), (rust, whole_setter)) in structure.members.iter().zip(names) {
            let Some(binding) = bind(self, key, member) else { continue };
            let payload_hash = hash == Some(key.as_str());
            let required = structure.required.contains(key) && !payload_hash;
            let marker = (required && !member.idempotency_token).then(|| markers.claim(&marker_name(&rust)));
            fields.push(Field {
                name: rust,
                whole_setter,
                member: key.clone(),
                shape: self.member_type(member, &binding),
                boxed: self.boxed.contains(&(name.to_owned(), key.clone())),
                binding,
                required,
                marker,
                sensitive: self.is_sensitive(&member.shape),
                idempotency_token: member.idempotency_token,
                payload_hash,
                endpoint_parameter: member.context_param.clone(),
                constraint: self.constraint(&member.shape),
                limits: self.limits(&member.shape),
                docs: self.member_docs(member),
                deprecated: deprecation(member.deprecated.as_ref()),
            });
        }
        fields
    }

    /// The member of a request that says what hash of the streamed body is signed. It need not be given, whatever the
    /// model says, since signing computes it.
    fn payload_hash<'s>(&self, structure: &'s Structure, message: Message) -> Option<&'s str> {
        let payload = structure.members.get(structure.payload.as_ref()?)?;
        if message != Message::Request || !self.is_stream(payload) {
            return None;
        }
        let is_hash = |(key, member): &(&'s String, &Member)| {
            let wire = member.location_name.as_ref().unwrap_or(key);
            member.location == Some(Location::Header) && wire.eq_ignore_ascii_case("x-amz-content-sha256")
        };
        structure.members.iter().find(is_hash).map(|(key, _)| key.as_str())
    }

    /// Whether a member that is the payload streams.
    fn is_stream(&self, member: &Member) -> bool {
        match self.model.service.shapes.get(&member.shape).map(|shape| &shape.kind) {
            Some(ShapeKind::Blob(blob)) => blob.streaming || member.streaming,
            _ => false,
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
        let own = member.timestamp_format.map(timestamp_format);
        match self.shape_type(&member.shape, binding) {
            Type::Timestamp(_) if own.is_some() => Type::Timestamp(self.protocol.timestamp(own, binding)),
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
        let resolved = self.shape_type(&member.shape, &Binding::Body(wire.clone()));
        let location = self.protocol.location(member, message);
        if location.is_none() && member.location.is_some() && payload.is_some() {
            self.problems.push(format!("{owner}: member {key} travels in the URI, and this reply has no room for it"));
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
        match self.refusal(member, &binding, &resolved) {
            None => Some(binding),
            Some(why) => {
                self.problems.push(format!("{owner}: member {key} {why}"));
                None
            }
        }
    }

    fn payload_kind(&self, member: &Member, resolved: &Type) -> PayloadKind {
        match resolved {
            Type::Blob if self.is_stream(member) => PayloadKind::Stream,
            Type::Blob => PayloadKind::Blob,
            Type::String | Type::Enumeration(_) => PayloadKind::Text,
            _ => PayloadKind::Encoded,
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
