//! Lowering: from botocore's model to what the emitters see, in named passes.
//!
//! 1. `reach`: the operations asked for and the shapes that they reach, as sent or received.
//! 2. `names`: a Rust name for each shape and operation.
//! 3. `cycles`: members that must be boxed.
//! 4. `types`, `operations`, `exceptions`, `paginators`, `endpoints`: each its part of the IR.
//!
//! All of them ask `protocol` what depends on the service's protocol.

mod constraints;
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
mod patterns;
mod protocol;
mod reach;
mod shapes;
mod types;
mod uri;

use crate::{Options, Problems, ir};
use botocore_model::Model;
use heck::ToKebabCase as _;
#[cfg(test)]
pub use names::type_name;
use std::collections::BTreeSet;

/// Lowers a model.
///
/// # Errors
/// All places of the model that hold something that cannot be generated.
pub fn lower(model: &Model, options: &Options) -> Result<ir::Service, Problems> {
    let mut problems = Problems::default();
    let metadata = &model.service.metadata;
    let reach = reach::reach(model, options, &mut problems);
    let shapes = shapes::Shapes::new(model, options, &reach);
    let protocol = ir::Protocol::of(metadata);
    let boxed = cycles::closing_members(model, &reach);
    let mut lowering = Lowering { model, protocol, shapes, boxed, problems };

    let (endpoint, partitions) = lowering.endpoints();
    let operations = lowering.operations(&reach);
    let types = lowering.types(&reach);
    let exceptions = lowering.exceptions(&reach);
    let service = ir::Service {
        crate_name: crate_name(model),
        root: options.root.clone(),
        title: title(metadata.service_full_name.as_deref()),
        service_id: metadata.service_id.clone().unwrap_or_default(),
        protocol,
        api_version: metadata.api_version.clone(),
        signing_name: metadata.signing_name.clone().or_else(|| metadata.endpoint_prefix.clone()).unwrap_or_default(),
        endpoint_prefix: metadata.endpoint_prefix.clone().unwrap_or_default(),
        docs: lowering.docs(model.service.documentation.as_deref(), None),
        constraints: lowering.constraints(&reach),
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
    protocol: ir::Protocol,
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
    let mut id = model.service.metadata.service_id.clone().unwrap_or_default();
    id.retain(|c| c.is_ascii());
    let name = id.to_kebab_case();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name
    } else {
        format!("service-{name}").trim_end_matches('-').to_owned()
    }
}

/// The name people use; whatever could be markup is no part of a name.
fn title(full_name: Option<&str>) -> String {
    let allowed = |c: char| c.is_alphanumeric() || " -.,:()&/+'".contains(c);
    let name: String = full_name.unwrap_or_default().chars().map(|c| if allowed(c) { c } else { ' ' }).collect();
    let name = docs::plain(&name);
    if name.is_empty() { "AWS".to_owned() } else { name }
}

/// A deprecation as a sentence.
fn deprecation(deprecated: Option<&botocore_model::Deprecation>) -> Option<ir::Deprecation> {
    let deprecated = deprecated?;
    let message = deprecated.message.as_deref().unwrap_or("the service may drop it.");
    let since = deprecated.since.as_deref().map(|since| format!(" (since {since})")).unwrap_or_default();
    let note = format!("{message}{since}");
    Some(ir::Deprecation { note: docs::plain(&note), docs: docs::escaped(&note) })
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
