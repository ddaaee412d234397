//! Modelled errors.

use super::protocol::Message;
use super::reach::Reach;
use super::{Lowering, deprecation};
use crate::ir::{Exception, RetryKind, Structure, Type};
use botocore_model::ShapeKind;

impl Lowering<'_> {
    /// Every error that a reply may name, sorted by name.
    pub fn exceptions(&mut self, reach: &Reach) -> Vec<Exception> {
        reach.exceptions.iter().filter_map(|name| self.exception(name)).collect()
    }

    fn exception(&mut self, name: &str) -> Option<Exception> {
        let shape = self.model.service.shapes.get(name)?;
        let ShapeKind::Structure(structure) = &shape.kind else { return None };
        let modelled = structure.exception.clone().unwrap_or_default();
        let fields = self.bound_fields(name, shape, name, Message::Reply, &[]);
        let message = fields
            .iter()
            .find(|field| field.member.eq_ignore_ascii_case("message") && field.shape == Type::String)
            .map(|field| field.name.clone());
        Some(Exception {
            code: self.protocol.error_code(name, &modelled),
            message,
            retry: modelled
                .retryable
                .map(|retryable| if retryable.throttling { RetryKind::Throttling } else { RetryKind::Transient }),
            http_status: modelled.http_status,
            structure: Structure {
                name: self.shapes.type_name(name),
                docs: self.docs(shape.documentation.as_deref(), Some(name)),
                deprecated: deprecation(shape.deprecated.as_ref()),
                fields,
                sensitive: shape.sensitive,
                sent: false,
                received: true,
            },
        })
    }
}
