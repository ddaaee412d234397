//! Lowering: from botocore's model to what the emitters see, in named passes.
//!
//! 1. `reach`: the operations asked for and the shapes that they reach, as sent or received.
//! 2. `names`: a Rust name for each shape and operation.
//! 3. `cycles`: members that must be boxed.
//! 4. `types`, `operations`, `exceptions`, `paginators`, `endpoints`: each its part of the IR.

mod cycles;
mod docs;
mod endpoints;
mod exceptions;
mod expressions;
mod fields;
mod names;
mod operations;
mod paginators;
mod partitions;
mod reach;
mod rules;
mod shapes;
mod types;
mod uri;

#[cfg(test)]
pub(crate) use names::type_name;

use std::collections::BTreeSet;

use botocore_model::Model;
use heck::ToKebabCase as _;

use crate::{Options, Problems, ir};

/// Lowers a model.
///
/// # Errors
/// All places of the model that hold something that cannot be generated.
pub fn lower(model: &Model, options: &Options) -> Result<ir::Service, Problems> {
    let mut problems = Problems::default();
    let metadata = &model.service.metadata;
    let reach = reach::reach(model, options, &mut problems);
    let shapes = shapes::Shapes::new(model, options, &reach);
    let mut lowering = Lowering { model, shapes, boxed: cycles::closing_members(model, &reach), problems };

    let (endpoint, partitions) = lowering.endpoints();
    let operations = lowering.operations(&reach);
    let types = lowering.types(&reach);
    let exceptions = lowering.exceptions(&reach);
    let service = ir::Service {
        crate_name: crate_name(model),
        root: options.root.clone(),
        title: metadata.service_full_name.clone().unwrap_or_else(|| "AWS".to_owned()),
        service_id: metadata.service_id.clone().unwrap_or_default(),
        api_version: metadata.api_version.clone(),
        signing_name: metadata.signing_name.clone().or_else(|| metadata.endpoint_prefix.clone()).unwrap_or_default(),
        endpoint_prefix: metadata.endpoint_prefix.clone().unwrap_or_default(),
        docs: lowering.docs(model.service.documentation.as_deref(), None),
        rules: lowering.rules(&reach),
        required: required_members(&operations, &types),
        operations,
        types,
        exceptions,
        endpoint,
        partitions,
    };
    lowering.problems.or(service)
}

/// What the passes share.
struct Lowering<'a> {
    model: &'a Model,
    shapes: shapes::Shapes,
    /// Members, as structure and name, that are boxed.
    boxed: BTreeSet<(String, String)>,
    problems: Problems,
}

impl Lowering<'_> {
    /// Documentation, as Markdown with links to everything but `owner`, the item that it documents.
    fn docs(&self, html: Option<&str>, owner: Option<&str>) -> ir::Docs {
        let lines = docs::markdown(html.unwrap_or_default(), &self.shapes.links, owner);
        let summary = docs::summary(&lines);
        ir::Docs { lines, summary }
    }
}

/// The emitted crate's name: the service id as crates are called.
fn crate_name(model: &Model) -> String {
    let name = model.service.metadata.service_id.as_deref().unwrap_or_default().to_kebab_case();
    if name.is_empty() { "service".to_owned() } else { name }
}

/// A deprecation in the IR's words.
fn deprecation(deprecated: Option<&botocore_model::Deprecation>) -> Option<ir::Deprecation> {
    deprecated.map(|it| ir::Deprecation { note: it.message.clone(), since: it.since.clone() })
}

/// Every member that some builder requires, each once.
fn required_members(operations: &[ir::Operation], types: &[ir::TypeDefinition]) -> Vec<ir::RequiredMember> {
    let inputs = operations.iter().map(|operation| &operation.input);
    let structures = types.iter().filter_map(|definition| match definition {
        ir::TypeDefinition::Structure(structure) if structure.sent => Some(structure),
        _ => None,
    });
    let mut required: Vec<_> = inputs
        .chain(structures)
        .flat_map(ir::Structure::required_fields)
        .filter_map(|field| Some(ir::RequiredMember { marker: field.marker.clone()?, setter: field.name.clone() }))
        .collect();
    required.sort();
    required.dedup_by(|left, right| left.marker == right.marker);
    required
}
