//! Lowering: from botocore's model to the IR, in named passes.
//!
//! 1. `reach`: the operations asked for and the shapes that they reach, as sent or received.
//! 2. `naming`: the names in Rust of types, members and operations.
//! 3. `cycles`: members that must be boxed.
//! 4. `types`, `operations`, `exceptions`, `paginators`, `endpoints`: each its part of the IR.
//! 5. `published`: the record of names, with those of the IR.
//!
//! All of them ask `protocol` what depends on the service's protocol.

mod batches;
mod collections;
mod constraints;
mod cycles;
mod docs;
mod endpoint_parameters;
mod endpoints;
mod exceptions;
mod expressions;
mod fields;
mod headers;
mod layout;
mod names;
mod naming;
mod operations;
mod paginators;
mod partitions;
mod patterns;
mod protocol;
mod published;
mod reach;
mod types;
mod uri;

use crate::{Options, ir};
use botocore_model::{Model, Place, Problems, PublishedNames};

/// What a model is lowered to.
#[derive(Debug)]
pub struct Lowered {
    /// The service.
    pub service: ir::Service,
    /// The record of published names with those of the service added. It begins empty in a model that keeps none.
    pub published: PublishedNames,
}

/// Lowers a model.
///
/// # Errors
/// All places of the model that hold something that cannot be generated.
pub fn lower(model: &Model, options: &Options) -> Result<Lowered, Problems> {
    let protocol = ir::Protocol::of(model)?;
    let mut problems = Problems::default();
    let reach = reach::reach(model, options, &mut problems);
    collections::check(model, &reach, &mut problems);
    let (reach, mut problems) = problems.or(reach).map(|reach| (reach, Problems::default()))?;
    let mut lowering = Lowering {
        model,
        protocol,
        names: naming::Names::new(model, options, &reach, &mut problems),
        boxed: cycles::boxed_members(model, &reach),
        paginators_left_out: Vec::new(),
        problems,
    };
    let service = lowering.service(options, &reach);
    let record = model.published.clone().unwrap_or_default();
    let published = published::add(record, &service, &lowering.names);
    lowering.problems.or(Lowered { service, published })
}

/// The state that the passes share.
struct Lowering<'a> {
    model: &'a Model,
    protocol: ir::Protocol,
    names: naming::Names,
    boxed: cycles::Members,
    paginators_left_out: Vec<ir::LeftOut>,
    problems: Problems,
}

impl Lowering<'_> {
    fn service(&mut self, options: &Options, reach: &reach::Reach) -> ir::Service {
        let metadata = &self.model.service.metadata;
        let (endpoint, partitions) = self.endpoints();
        let operations = self.operations(reach);
        let types = self.types(reach);
        ir::Service {
            crate_name: crate_name(self.model),
            root: options.root.clone(),
            title: title(metadata.service_full_name.as_deref()),
            service_id: metadata.service_id.clone().unwrap_or_default(),
            protocol: self.protocol.clone(),
            api_version: metadata.api_version.clone(),
            signing_name: metadata
                .signing_name
                .clone()
                .or_else(|| metadata.endpoint_prefix.clone())
                .unwrap_or_default(),
            endpoint_prefix: metadata.endpoint_prefix.clone().unwrap_or_default(),
            headers: metadata.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.clone())).collect(),
            docs: self.docs(self.model.service.documentation.as_deref(), None),
            constraints: self.constraints(reach),
            required: required_members(&operations, &types),
            operations,
            left_out: [reach.left_out.as_slice(), &self.paginators_left_out].concat(),
            types,
            exceptions: self.exceptions(reach),
            endpoint,
            partitions,
        }
    }

    /// Documentation, as Markdown with links to everything but `owner`, the item that it documents.
    fn docs(&self, html: Option<&str>, owner: Option<&str>) -> ir::Docs {
        let lines = docs::markdown(html.unwrap_or_default(), &self.names.links, owner);
        let summary = docs::summary(&lines);
        ir::Docs { lines, summary }
    }

    /// Notes something that cannot be generated, and what to do about it.
    fn problem(&mut self, place: &Place, message: &str, help: Option<&str>) {
        self.problems.push(self.model.problem(place, message, help));
    }
}

/// Names of crates that every crate knows already.
const TAKEN_CRATES: &[&str] = &["alloc", "core", "std", "test"];

/// The emitted crate's name: the service id in small letters, without what parts its words, as the names of the AWS SDK's
/// crates have it behind `aws-sdk-`.
fn crate_name(model: &Model) -> String {
    let mut name = model.service.metadata.service_id.as_deref().unwrap_or_default().to_ascii_lowercase();
    name.retain(|c| c.is_ascii_alphanumeric());
    let is_taken = TAKEN_CRATES.contains(&name.as_str()) || names::is_keyword(&name);
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) && !is_taken {
        name
    } else {
        format!("service-{name}").trim_end_matches('-').to_owned()
    }
}

/// The name that people use, without characters that could be markup.
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
