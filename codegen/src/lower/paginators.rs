//! Paginators: the expressions of `paginators-1.json` as paths through the fields of input and output. An operation can do
//! without its paginator, so one that is not generated is left out by name.

use super::{Lowering, docs};
use crate::ir::{Binding, FieldPath, Items, LeftOut, LeftOutPart, Paginator, Structure, Type};
use botocore_model::{Operation, Paginator as Described, ShapeId, ShapeKind, StructureId};

/// Why a paginator is left out.
type Reason = String;

impl Lowering<'_> {
    /// The paginator of an operation, if one is described.
    pub fn paginator(&mut self, operation: &Operation, input: &Structure) -> Option<Paginator> {
        let described = self.model.paginators.get(&operation.name)?;
        match self.described_paginator(described, operation, input) {
            Ok(paginator) => Some(paginator),
            Err(reason) => {
                let (operation, part) = (operation.name.clone(), LeftOutPart::Paginator);
                self.paginators_left_out.push(LeftOut { operation, part, reason });
                None
            }
        }
    }

    fn described_paginator(
        &self,
        described: &Described,
        operation: &Operation,
        input: &Structure,
    ) -> Result<Paginator, Reason> {
        if input.streams() {
            return Err("its request is a stream, which cannot be sent again".to_owned());
        }
        let ([sent], [received]) = (described.input_token.as_slice(), described.output_token.as_slice()) else {
            return Err(format!("its pages have {} tokens, and one is generated", described.input_token.len()));
        };
        let (input_token, token) = field(input, sent)?;
        let (output_token, found) = self.field_path(operation, received)?;
        if token != found || !is_token(&token) {
            return Err(format!("{} is not text, a number or a map in both directions", docs::code(sent)));
        }
        Ok(Paginator {
            input_token,
            output_token,
            token,
            page_size: described.limit_key.as_deref().map(|limit| page_size(input, limit)).transpose()?,
            items: self.items(operation, described)?,
            more_results: described.more_results.as_deref().map(|it| self.more_results(operation, it)).transpose()?,
        })
    }

    /// The first result that is a list or a map; the others stay with the page. Without one, a page is its own result.
    fn items(&self, operation: &Operation, described: &Described) -> Result<Option<Items>, Reason> {
        for expression in &described.result_key {
            let (path, collection) = self.field_path(operation, expression)?;
            if matches!(collection, Type::List { .. } | Type::Map { .. }) {
                return Ok(Some(Items { path, collection }));
            }
        }
        Ok(None)
    }

    fn more_results(&self, operation: &Operation, expression: &str) -> Result<FieldPath, Reason> {
        match self.field_path(operation, expression)? {
            (path, Type::Boolean) => Ok(path),
            _ => Err(format!("{} is not a truth value", docs::code(expression))),
        }
    }

    /// The path of an expression such as `Page.Items` through the output, and the type at its end.
    fn field_path(&self, operation: &Operation, expression: &str) -> Result<(FieldPath, Type), Reason> {
        let mut steps: Vec<_> = expression.split('.').collect();
        let last = steps.pop();
        let path = operation.output.zip(last).and_then(|(output, last)| {
            let (mut structure, mut outer) = (output, Vec::new());
            for step in steps {
                let (field, shape) = self.step(structure, step)?;
                structure = self.structure_to_enter(shape)?;
                outer.push(field);
            }
            let (last, shape) = self.step(structure, last)?;
            Some((FieldPath { outer, last }, self.shape_type(shape, &Binding::Body(String::new()))))
        });
        path.ok_or_else(|| format!("{} is not a path of members", docs::code(expression)))
    }

    /// Name in Rust and shape of a member.
    pub fn step(&self, structure: StructureId, name: &str) -> Option<(String, ShapeId)> {
        let mut members = self.model[structure].members.iter().zip(&self.names.members[structure]);
        let ((_, member), field) = members.find(|((member, _), _)| *member == name)?;
        Some((field.clone(), member.shape))
    }

    /// The structure of a shape whose members are fields.
    pub fn structure_to_enter(&self, shape: ShapeId) -> Option<StructureId> {
        match self.model[shape].kind {
            ShapeKind::Structure(id) if !self.model[id].union && !self.model[id].document => Some(id),
            _ => None,
        }
    }
}

/// Name in Rust and type of a member of the input.
fn field(input: &Structure, member: &str) -> Result<(String, Type), Reason> {
    let field = input.fields.iter().find(|field| field.member == member);
    let field = field.ok_or_else(|| format!("{} is not a member that is sent", docs::code(member)))?;
    Ok((field.name.clone(), field.shape.clone()))
}

fn page_size(input: &Structure, member: &str) -> Result<(String, Type), Reason> {
    let (name, shape) = field(input, member)?;
    match shape {
        Type::Integer | Type::Long | Type::String => Ok((name, shape)),
        _ => Err(format!("{} is neither a whole number nor text", docs::code(member))),
    }
}

/// Whether values of a type can be kept, compared and said to be nothing.
fn is_token(shape: &Type) -> bool {
    matches!(shape, Type::String | Type::Integer | Type::Long | Type::Map { .. })
}
