//! Paginators: the expressions of `paginators-1.json` as ways through the fields of input and output.

use super::Lowering;
use super::fields::field_names;
use crate::ir::{Binding, FieldPath, Paginator, Structure, Type};
use botocore_model::{Operation as Modelled, Paginator as Described, ShapeKind};

impl Lowering<'_> {
    /// The paginator of an operation, if one is described.
    pub fn paginator(
        &mut self,
        name: &str,
        modelled: &Modelled,
        input: &Structure,
        output: &Structure,
    ) -> Option<Paginator> {
        let described = self.model.paginators.get(name)?;
        match self.described_paginator(described, modelled, input, output) {
            Ok(paginator) => Some(paginator),
            Err(problem) => {
                self.problems.push(format!("paginator {name}: {problem}"));
                None
            }
        }
    }

    fn described_paginator(
        &mut self,
        described: &Described,
        modelled: &Modelled,
        input: &Structure,
        output: &Structure,
    ) -> Result<Paginator, String> {
        let token = only("input_token", &described.input_token)?;
        let (input_token, _) = input_field(input, token, |shape| *shape == Type::String)?;
        let (output_token, _) = self.field_path(modelled, only("output_token", &described.output_token)?)?;
        let (items, collection) = self.items(modelled, described)?;
        let page_size = match &described.limit_key {
            None => None,
            Some(limit) => {
                Some(input_field(input, limit, |shape| matches!(shape, Type::Integer | Type::Long | Type::String))?)
            }
        };
        let more_results = described
            .more_results
            .as_ref()
            .map(|more| input_field(output, more, |shape| *shape == Type::Boolean))
            .transpose()?
            .map(|(field, _)| field);
        Ok(Paginator { input_token, output_token, page_size, items, collection, more_results })
    }

    /// The first result that is a list or a map; the others stay with the page.
    fn items(&mut self, modelled: &Modelled, described: &Described) -> Result<(FieldPath, Type), String> {
        for expression in &described.result_key {
            let (path, shape) = self.field_path(modelled, expression)?;
            let collection = self.shape_type(&shape, &Binding::Body(String::new()));
            if matches!(collection, Type::List { .. } | Type::Map { .. }) {
                return Ok((path, collection));
            }
        }
        Err(format!("none of result_key ({}) is a list or a map", described.result_key.join(", ")))
    }

    /// The path of an expression such as `Page.Items` through the output, and the shape at its end.
    fn field_path(&self, modelled: &Modelled, expression: &str) -> Result<(FieldPath, String), String> {
        let mut shape = modelled.output.clone().unwrap_or_default();
        let mut outer = Vec::new();
        for step in expression.split('.') {
            let Some(ShapeKind::Structure(structure)) = self.model.service.shapes.get(&shape).map(|it| &it.kind) else {
                return Err(format!("{expression} goes through {shape}, which is no structure"));
            };
            let position = structure.members.get_index_of(step);
            let found = position.and_then(|index| Some((structure.members.get_index(index)?.1, index)));
            let Some((member, index)) = found else {
                return Err(format!("{expression} is no plain way of members: {shape} has no member {step}"));
            };
            outer.extend(field_names(structure).into_iter().nth(index).map(|(rust, _)| rust));
            shape.clone_from(&member.shape);
        }
        let last = outer.pop().unwrap_or_default();
        Ok((FieldPath { outer, last }, shape))
    }
}

fn only<'a>(key: &str, expressions: &'a [String]) -> Result<&'a str, String> {
    match expressions {
        [one] => Ok(one),
        _ => Err(format!("{key} has {} expressions, and one is generated", expressions.len())),
    }
}

/// Name in Rust and type of a top-level member, if the type fits.
fn input_field(structure: &Structure, member: &str, fits: impl Fn(&Type) -> bool) -> Result<(String, Type), String> {
    let field = structure
        .fields
        .iter()
        .find(|field| field.member == member)
        .ok_or_else(|| format!("{} has no member {member}", structure.name.rust))?;
    if fits(&field.shape) {
        Ok((field.name.clone(), field.shape.clone()))
    } else {
        Err(format!("member {member} of {} has a type that does not fit", structure.name.rust))
    }
}
