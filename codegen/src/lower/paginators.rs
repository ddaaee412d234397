//! Paginators: the expressions of `paginators-1.json` as paths through the fields of input and output.

use super::Lowering;
use crate::ir::{Binding, FieldPath, Paginator, Structure, Type};
use botocore_model::{Operation, Paginator as Described, Place, ShapeId, ShapeKind};

/// A key of a paginator that cannot be generated, and why.
type Refusal = (&'static str, String);

impl Lowering<'_> {
    /// The paginator of an operation, if one is described.
    pub fn paginator(&mut self, operation: &Operation, input: &Structure, output: &Structure) -> Option<Paginator> {
        let described = self.model.paginators.get(&operation.name)?;
        match self.described_paginator(described, operation, input, output) {
            Ok(paginator) => Some(paginator),
            Err((key, message)) => {
                self.problem(&Place::paginator(&operation.name).key(key), &message, None);
                None
            }
        }
    }

    fn described_paginator(
        &self,
        described: &Described,
        operation: &Operation,
        input: &Structure,
        output: &Structure,
    ) -> Result<Paginator, Refusal> {
        let token = only("input_token", &described.input_token)?;
        let (input_token, _) = field("input_token", input, token, |shape| *shape == Type::String)?;
        let output_token = only("output_token", &described.output_token)?;
        let (output_token, _) = self.field_path("output_token", operation, output_token)?;
        let (items, collection) = self.items(operation, described)?;
        let is_size = |shape: &Type| matches!(shape, Type::Integer | Type::Long | Type::String);
        let page_size = described.limit_key.as_deref();
        let page_size = page_size.map(|limit| field("limit_key", input, limit, is_size)).transpose()?;
        let more_results = described.more_results.as_deref();
        let more_results = more_results
            .map(|more| field("more_results", output, more, |shape| *shape == Type::Boolean))
            .transpose()?;
        let more_results = more_results.map(|(field, _)| field);
        Ok(Paginator { input_token, output_token, page_size, items, collection, more_results })
    }

    /// The first result that is a list or a map; the others stay with the page.
    fn items(&self, operation: &Operation, described: &Described) -> Result<(FieldPath, Type), Refusal> {
        for expression in &described.result_key {
            let (path, shape) = self.field_path("result_key", operation, expression)?;
            let collection = self.shape_type(shape, &Binding::Body(String::new()));
            if matches!(collection, Type::List { .. } | Type::Map { .. }) {
                return Ok((path, collection));
            }
        }
        Err(("result_key", format!("none of {} is a list or a map", described.result_key.join(", "))))
    }

    /// The path of an expression such as `Page.Items` through the output, and the shape at its end.
    fn field_path(
        &self,
        key: &'static str,
        operation: &Operation,
        expression: &str,
    ) -> Result<(FieldPath, ShapeId), Refusal> {
        let no_output = || (key, format!("{expression} is an expression on the output, and there is none"));
        let mut structure = operation.output.ok_or_else(no_output)?;
        let mut outer = Vec::new();
        let mut steps = expression.split('.').peekable();
        while let Some(step) = steps.next() {
            let name = &self.model[self.model[structure].shape].name;
            let mut members = self.model[structure].members.iter().zip(&self.names.members[structure]);
            let Some(((_, member), field)) = members.find(|((member, _), _)| *member == step) else {
                let message = format!("{expression} is not a plain path of members: {name} has no member {step}");
                return Err((key, message));
            };
            if steps.peek().is_none() {
                return Ok((FieldPath { outer, last: field.clone() }, member.shape));
            }
            outer.push(field.clone());
            let shape = &self.model[member.shape];
            let ShapeKind::Structure(next) = shape.kind else {
                return Err((key, format!("{expression} goes through {}, which is not a structure", shape.name)));
            };
            structure = next;
        }
        Err((key, format!("{expression} names no member")))
    }
}

fn only<'a>(key: &'static str, expressions: &'a [String]) -> Result<&'a str, Refusal> {
    match expressions {
        [one] => Ok(one),
        _ => Err((key, format!("there are {} expressions, and one is generated", expressions.len()))),
    }
}

/// Name in Rust and type of a top-level member, if the type fits.
fn field(
    key: &'static str,
    structure: &Structure,
    member: &str,
    fits: impl Fn(&Type) -> bool,
) -> Result<(String, Type), Refusal> {
    let no_member = || (key, format!("{} has no member {member} that is generated", structure.name.rust));
    let field = structure.fields.iter().find(|field| field.member == member).ok_or_else(no_member)?;
    if fits(&field.shape) {
        Ok((field.name.clone(), field.shape.clone()))
    } else {
        Err((key, format!("the member {member} of {} has a type that does not fit", structure.name.rust)))
    }
}
