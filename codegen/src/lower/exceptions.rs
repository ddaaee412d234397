//! Modelled errors.

use super::protocol::Message;
use super::reach::Reach;
use super::{Lowering, deprecation};
use crate::ir::{Exception, RetryKind, Structure, Type};
use botocore_model::{Exception as Modelled, Place, Retryable, StructureId};
use std::collections::HashMap;

impl Lowering<'_> {
    /// Every error that a reply may name, sorted by name.
    pub fn exceptions(&mut self, reach: &Reach) -> Vec<Exception> {
        for id in reach.exceptions.keys() {
            self.refuse_sent(*id, reach);
        }
        let predicates = self.names.predicates.clone();
        let modelled = reach.exceptions.iter().zip(predicates);
        let exceptions: Vec<_> =
            modelled.map(|((id, modelled), predicate)| self.exception(*id, modelled, predicate)).collect();
        self.refuse_shared_codes(&exceptions);
        exceptions
    }

    /// Replies tell errors apart by their codes.
    fn refuse_shared_codes(&mut self, exceptions: &[Exception]) {
        let mut taken = HashMap::new();
        for Exception { code, structure, .. } in exceptions {
            let shape = &structure.name.shape;
            let first = *taken.entry(code).or_insert(shape);
            if first != shape {
                let message = format!("the code {code:?} is that of the error {first}, too");
                self.problem(&Place::shape(shape), &message, Some("give one of them a code of its own"));
            }
        }
    }

    /// Errors are read and never written.
    fn refuse_sent(&mut self, id: StructureId, reach: &Reach) {
        let shape = self.model[id].shape;
        if reach.shapes.get(&shape).is_some_and(|usage| usage.sent) {
            let place = Place::shape(&self.model[shape].name);
            let help = "give the input a structure of its own";
            self.problem(&place, "an input holds this error, and errors are not sent", Some(help));
        }
    }

    fn exception(&mut self, id: StructureId, modelled: &Modelled, predicate: String) -> Exception {
        let shape = &self.model[self.model[id].shape];
        let fields = self.fields(id, Message::Reply);
        let message = fields
            .iter()
            .filter(|field| !shape.sensitive && !field.sensitive)
            .find(|field| field.member.eq_ignore_ascii_case("message") && field.shape == Type::String)
            .map(|field| field.name.clone());
        Exception {
            predicate,
            code: self.protocol.error_code(&shape.name, modelled),
            message,
            retry: modelled.retryable.map(retry_kind),
            http_status: modelled.http_status,
            structure: Structure {
                name: self.names.structures[id].clone(),
                docs: self.docs(shape.documentation.as_deref(), Some(&shape.name)),
                deprecated: deprecation(shape.deprecated.as_ref()),
                fields,
                sensitive: shape.sensitive,
                sent: false,
                received: true,
            },
        }
    }
}

fn retry_kind(retryable: Retryable) -> RetryKind {
    if retryable.throttling { RetryKind::Throttling } else { RetryKind::Transient }
}
