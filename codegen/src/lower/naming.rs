//! Second pass: every name in Rust that more than one file of the output mentions, settled once for the whole service.
//!
//! Collisions are settled in the order of the model's names, so that the order of the model decides nothing.

mod members;

use super::docs::Links;
use super::names::{self, Scope};
use super::reach::Reach;
use crate::Options;
use crate::ir::TypeName;
use crate::vocabulary::{CLIENT_METHODS, CLIENT_TRAIT_METHODS, EXCEPTIONS_TYPE};
use botocore_model::{Model, Shape, ShapeKind, ShapeMap, Structure, StructureId, StructureMap};
use indexmap::IndexMap;
use members::MemberNames;
use std::collections::HashMap;

/// Names in Rust.
#[derive(Debug)]
pub struct Names {
    /// Types of structures and unions.
    pub structures: StructureMap<TypeName>,
    /// Types of strings that are enumerations.
    pub enumerations: ShapeMap<Option<TypeName>>,
    /// Constants that state the constraints of shapes.
    pub constants: ShapeMap<String>,
    /// Members of structures, in the model's order.
    pub members: StructureMap<Vec<MemberNames>>,
    /// Operations, in the order of [`Reach::operations`].
    pub operations: Vec<OperationNames>,
    /// Targets of links in documentation.
    pub links: Links,
}

/// Names of an operation.
#[derive(Debug, Clone)]
pub struct OperationNames {
    /// The client's method.
    pub method: String,
    /// Its module.
    pub module: String,
    /// Its input.
    pub input: String,
    /// Its output.
    pub output: String,
    /// The builder of its input.
    pub builder: String,
}

impl Names {
    /// Names the parts of a service.
    pub fn new(model: &Model, options: &Options, reach: &Reach) -> Self {
        let (structures, enumerations) = types(model, reach);
        let operations = operations(reach);
        Self {
            constants: constants(model),
            members: members::members(model, &taken_by_types(model, reach, &structures, &operations)),
            links: links(model, options, reach, &structures, &enumerations, &operations),
            structures,
            enumerations,
            operations,
        }
    }
}

fn types(model: &Model, reach: &Reach) -> (StructureMap<TypeName>, ShapeMap<Option<TypeName>>) {
    let (mut types, mut errors) = (Namer::default(), Namer::default());
    errors.types.claim(EXCEPTIONS_TYPE);
    let structures = model.service.shapes.map_structures(|id, structure| {
        let shape = &model[structure.shape].name;
        if reach.exceptions.contains_key(&id) {
            errors.name(shape, true, false)
        } else {
            types.name(shape, false, has_builder(structure, reach))
        }
    });
    let enumerations =
        model.service.shapes.map(|_, shape| is_enumeration(shape).then(|| types.name(&shape.name, false, false)));
    (structures, enumerations)
}

fn is_enumeration(shape: &Shape) -> bool {
    matches!(&shape.kind, ShapeKind::String(string) if !string.values.is_empty())
}

fn has_builder(structure: &Structure, reach: &Reach) -> bool {
    !structure.union && reach.shapes.get(&structure.shape).is_some_and(|usage| usage.sent)
}

fn builder_name(name: &str) -> String {
    format!("{name}Builder")
}

/// Hands out the names of one module's types.
#[derive(Default)]
struct Namer {
    types: Scope,
    modules: Scope,
}

impl Namer {
    /// The builder, where there is one, stands beside the type.
    fn name(&mut self, shape: &str, exception: bool, has_builder: bool) -> TypeName {
        let name = names::type_name(shape);
        let rust = if has_builder { self.types.claim_pair(&name, builder_name).0 } else { self.types.claim(&name) };
        let module = self.modules.claim(&names::module_name(&rust));
        TypeName { shape: shape.to_owned(), rust, module, exception }
    }
}

/// Constants share a namespace of their own.
fn constants(model: &Model) -> ShapeMap<String> {
    let mut scope = Scope::default();
    model.service.shapes.map(|_, shape| scope.claim(&names::constant_name(&shape.name)))
}

fn operations(reach: &Reach) -> Vec<OperationNames> {
    let (mut bases, mut methods, mut modules) = (Scope::default(), Scope::default(), Scope::default());
    for taken in [CLIENT_METHODS, CLIENT_TRAIT_METHODS].concat() {
        methods.claim(taken);
    }
    let named = reach.operations.iter().map(|operation| {
        let base = bases.claim(&names::operation_name(&operation.name));
        OperationNames {
            method: methods.claim(&names::method_name(&operation.name)),
            module: modules.claim(&names::module_name(&operation.name)),
            input: format!("{base}Input"),
            output: format!("{base}Output"),
            builder: builder_name(&base),
        }
    });
    named.collect()
}

/// Names of types that stand in one file with the builder of a structure.
fn taken_by_types(
    model: &Model,
    reach: &Reach,
    structures: &StructureMap<TypeName>,
    operations: &[OperationNames],
) -> HashMap<StructureId, Vec<String>> {
    let mut taken: HashMap<StructureId, Vec<String>> = HashMap::new();
    for (operation, names) in reach.operations.iter().zip(operations) {
        let names = [&names.input, &names.output, &names.builder];
        operation.input.iter().for_each(|input| taken.entry(*input).or_default().extend(names.map(String::clone)));
    }
    for (id, structure) in model.service.shapes.structures() {
        if has_builder(structure, reach) {
            let name = &structures[id].rust;
            taken.entry(id).or_default().extend([name.clone(), builder_name(name)]);
        }
    }
    taken
}

fn links(
    model: &Model,
    options: &Options,
    reach: &Reach,
    structures: &StructureMap<TypeName>,
    enumerations: &ShapeMap<Option<TypeName>>,
    operations: &[OperationNames],
) -> Links {
    let root = &options.root;
    let exceptions = reach.exceptions.keys().map(|id| &structures[*id]);
    let types = reach.shapes.keys().filter_map(|shape| match model[*shape].kind {
        ShapeKind::Structure(structure) if model[structure].document => None,
        ShapeKind::Structure(structure) => Some(&structures[structure]),
        _ => enumerations[*shape].as_ref(),
    });
    let mut targets = IndexMap::new();
    for name in types.chain(exceptions) {
        let module = if name.exception { "types::error" } else { "types" };
        targets.insert(name.shape.clone(), format!("{root}::{module}::{}", name.rust));
    }
    for (operation, names) in reach.operations.iter().zip(operations) {
        // Rustdoc takes what follows a `#` for a place on the page.
        let method = names.method.trim_start_matches("r#");
        targets.insert(operation.name.clone(), format!("{root}::Client::{method}"));
    }
    Links::new(targets)
}
