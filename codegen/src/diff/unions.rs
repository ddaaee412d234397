//! Unions, whose members rules see as those of structures.

use super::change::Change;
use super::check::Subject;
use super::context::Context;
use super::members;
use crate::ir::{Binding, Field, Union, UnionVariant};

pub fn compare<'a>(
    context: &'a Context<'a>,
    subject: &impl Subject,
    old: &'a Union,
    new: &'a Union,
    changes: &mut Vec<Change>,
) {
    let fields = |union: &Union| union.variants.iter().map(field).collect::<Vec<_>>();
    let (old, new) = (fields(old), fields(new));
    members::compare_variants(context, subject, (&old, &new), changes);
}

/// A member of a union as that of a structure.
fn field(variant: &UnionVariant) -> Field {
    Field {
        name: variant.name.clone(),
        whole_setter: String::new(),
        member: variant.member.clone(),
        shape: variant.shape.clone(),
        boxed: variant.boxed,
        binding: Binding::Body(variant.wire.clone()),
        layout: Vec::new(),
        required: false,
        marker: None,
        sensitive: variant.sensitive,
        idempotency_token: false,
        payload_hash: false,
        endpoint_parameter: None,
        constraint: variant.constraint.clone(),
        limits: variant.limits.clone(),
        values: Vec::new(),
        docs: variant.docs.clone(),
        deprecated: variant.deprecated.clone(),
    }
}
