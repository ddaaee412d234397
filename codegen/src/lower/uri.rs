//! Request URIs and host prefixes: their labels as fields of the input.

use super::Lowering;
use crate::ir::{HostPart, LiteralQuery, PathPart};
use botocore_model::{
    Location, Member, Operation, PathPart as ModelledPart, Place, RequestUri, ShapeKind, Template, TemplatePart,
};

impl Lowering<'_> {
    /// The path of a request. A label that no member fills is a problem.
    pub fn path(&mut self, operation: &Operation, uri: &RequestUri) -> Vec<PathPart> {
        let mut parts = Vec::new();
        for part in &uri.path {
            match part {
                ModelledPart::Literal(text) => parts.push(PathPart::Literal(text.clone())),
                ModelledPart::Label { name, greedy } => {
                    let fills = |key: &str, member: &Member| {
                        member.location == Some(Location::Uri) && member.wire_name(key) == name
                    };
                    let Some((field, member)) = self.input_field(operation, fills) else {
                        let place = Place::operation(&operation.name).key("http").key("requestUri");
                        self.problem(&place, &format!("no member is bound to the label {{{name}}}"), None);
                        continue;
                    };
                    parts.push(PathPart::Label { field, member, greedy: *greedy });
                }
            }
        }
        parts
    }

    /// The prefix of a request's host. A label that no member fills is a problem.
    pub fn host_prefix(&mut self, operation: &Operation, prefix: &Template) -> Vec<HostPart> {
        let mut parts = Vec::new();
        for part in &prefix.parts {
            match part {
                TemplatePart::Literal(text) => parts.push(HostPart::Literal(text.clone())),
                TemplatePart::Name(name) => {
                    let fills = |key: &str, member: &Member| member.host_label && key == name;
                    let place = Place::operation(&operation.name).key("endpoint").key("hostPrefix");
                    let Some((field, member)) = self.input_field(operation, fills) else {
                        self.problem(&place, &format!("no member is marked for the label {{{name}}}"), None);
                        continue;
                    };
                    if !self.is_text(operation, &member) {
                        self.problem(&place, &format!("the label {{{name}}} is filled by what is not a string"), None);
                    }
                    parts.push(HostPart::Label { field, member });
                }
            }
        }
        parts
    }

    /// Whether a member of the input is a string.
    fn is_text(&self, operation: &Operation, member: &str) -> bool {
        let member = operation.input.and_then(|input| self.model[input].members.get(member));
        member.is_some_and(|member| matches!(self.model[member.shape].kind, ShapeKind::String(_)))
    }

    /// Names in Rust and in the model of the first input member that fits.
    fn input_field(&self, operation: &Operation, fits: impl Fn(&str, &Member) -> bool) -> Option<(String, String)> {
        let input = operation.input?;
        let mut members = self.model[input].members.iter().zip(&self.names.members[input]);
        let ((key, _), field) = members.find(|((key, member), _)| fits(key, member))?;
        Some((field.clone(), key.clone()))
    }
}

/// The literal query of a request.
pub fn literal_query(uri: &RequestUri) -> Vec<LiteralQuery> {
    uri.query.iter().map(|(name, value)| LiteralQuery { name: name.clone(), value: value.clone() }).collect()
}
