//! A program that uses all that an emitted crate offers, use by use. Compiled against the crate of another model, it says
//! what of the first is gone, without an opinion.
//!
//! The program finds the crate as `client`, and has `types`, `operation`, `Client` and the crate's primitives at hand. It
//! has `value()`, which gives a value of any type, and `all`, which asks a type for the traits that structures derive.

mod members;
mod used;

use super::{batches, endpoints};
use crate::emit::spelling;
use crate::ir::{Operation, Service, Structure, TypeDefinition};
use crate::{Options, lower};
use botocore_model::{Model, Problems};
use members::{builder, set};
pub use used::Use;

/// Returns all uses of the crate that is emitted for a model.
///
/// # Errors
/// Returns all places of the model that hold something that cannot be generated.
pub fn uses(model: &Model) -> Result<Vec<Use>, Problems> {
    let service = lower::lower(model, &Options::default())?.service;
    let mut uses = Vec::new();
    for operation in &service.operations {
        add_operation(operation, &mut uses);
    }
    for definition in &service.types {
        add_type(definition, &mut uses);
    }
    add_exceptions(&service, &mut uses);
    for required in &service.required {
        let path = format!("required::{}", required.marker);
        uses.push(Use::new(&path, format!("<T: client::{path}>() {{}}")));
    }
    for parameter in &service.endpoint.parameters {
        let (field, kind) = (&parameter.field, endpoints::spelled(&parameter.kind));
        let text = format!("(it: client::endpoint::Params) {{ let _: {kind} = it.{field}; }}");
        uses.push(Use::new(format!("endpoint::Params::{field}"), text));
    }
    Ok(uses)
}

fn add_operation(operation: &Operation, uses: &mut Vec<Use>) {
    let Operation { method_name: method, module, builder: name, input, output, .. } = operation;
    let client = format!("Client::{method}");
    uses.push(Use::new(&client, format!("(it: &Client) {{ let _ = it.{method}(); }}")));
    uses.push(Use::new(&client, format!("<M: client::builder::Mode>(_: operation::{module}::{name}<M>) {{}}")));
    for structure in [input, output] {
        let owner = format!("operation::{module}::{}", structure.name.rust);
        members::add(structure, &owner, uses);
        uses.extend(derived(structure, &owner));
    }
    let owner = format!("operation::{module}::{}", input.name.rust);
    let set = set(input);
    uses.push(Use::new(&owner, format!("(it: &Client) {{ let _ = it.{method}(){set}.send(); }}")));
    uses.push(Use::new(&owner, format!("() {{ let _: {owner} = {}.build(); }}", builder(&owner, input))));
    if let Some(batch) = &operation.batch {
        let (path, output) = (batches::path(operation), &output.name.rust);
        let [succeeded, failure] = [&batch.successes.1, &batch.failure].map(spelling::of_type);
        let result = format!("Result<{succeeded}, client::runtime::batch::BatchError<Output>>");
        uses.push(Use::new(&path, format!("(it: operation::{module}::{output}) {{ use operation::{module}::{output} as Output; let _: {result} = it.into_result(); }}")));
        let failures = format!("&std::collections::HashMap<String, {failure}>");
        uses.push(Use::new(&path, format!("(it: &client::runtime::batch::BatchError<operation::{module}::{output}>) {{ let _: {failures} = it.failures(); }}")));
    }
    let Some(paginator) = &operation.paginator else { return };
    let path = format!("{client}().into_paginator()");
    uses.push(Use::new(&path, format!("(it: &Client) {{ let _ = it.{method}(){set}.into_paginator(); }}")));
    let token = spelling::of_type(&paginator.token);
    let token =
        format!("(it: &{owner}) {{ let _: Option<{token}> = client::runtime::paginate::Paged::page_token(it); }}");
    uses.push(Use::new(&path, token));
    if let Some(items) = &paginator.items {
        let item = spelling::of_item(items);
        let output = format!("operation::{module}::{}", output.name.rust);
        let take = format!("<{owner} as client::runtime::paginate::Itemized>::take_page_items(it)");
        uses.push(Use::new(&path, format!("(it: &mut {output}) {{ let _: Vec<{item}> = {take}; }}")));
    }
}

fn add_type(definition: &TypeDefinition, uses: &mut Vec<Use>) {
    let owner = format!("types::{}", definition.name().rust);
    uses.push(Use::new(&owner, format!("(_: {owner}) {{}}")));
    match definition {
        TypeDefinition::Structure(structure) => {
            members::add(structure, &owner, uses);
            uses.extend(derived(structure, &owner));
            if structure.sent {
                let text = format!("() {{ let _: {owner} = {}.build(); }}", builder(&owner, structure));
                uses.push(Use::new(&owner, text));
            }
        }
        TypeDefinition::Union(union) => uses.extend(union.variants.iter().map(|variant| {
            let shape = spelling::of_type(&variant.shape);
            let held = if variant.boxed { format!("Box<{shape}>") } else { shape };
            let path = format!("{owner}::{}", variant.name);
            Use::new(&path, format!("() {{ let _ = {path}(value::<{held}>()); }}"))
        })),
        TypeDefinition::Enumeration(enumeration) => {
            uses.push(Use::new(&owner, format!("() {{ let _: {owner} = {owner}::from(\"text\"); }}")));
            uses.extend(enumeration.variants.iter().map(|variant| {
                let path = format!("{owner}::{}", variant.name);
                Use::new(&path, format!("() {{ let _ = {path}; }}"))
            }));
        }
    }
}

fn add_exceptions(service: &Service, uses: &mut Vec<Use>) {
    for exception in &service.exceptions {
        let name = &exception.structure.name.rust;
        let owner = format!("types::error::{name}");
        members::add(&exception.structure, &owner, uses);
        uses.extend(derived(&exception.structure, &owner));
        uses.push(Use::new(&owner, format!("(it: {owner}) {{ let _ = client::Exception::{name}(it); }}")));
        uses.push(Use::new(&owner, format!("(it: &client::Error) -> bool {{ it.{}() }}", exception.predicate)));
    }
}

/// The traits that a structure derives; one with a stream has fewer.
fn derived(structure: &Structure, owner: &str) -> Option<Use> {
    (!structure.streams()).then(|| Use::new(owner, format!("() {{ all::<{owner}>(); }}")))
}
