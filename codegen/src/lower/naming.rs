//! Second pass: every name in Rust that programs use or more than one file of the output mentions, settled once for the
//! whole service.
//!
//! Collisions are settled in the order of the model's names, so that the order of the model decides nothing.

mod markers;
mod members;
mod register;

use super::docs::Links;
use super::names::{self, Kind, Scope};
use super::reach::Reach;
use crate::Options;
use crate::ir::TypeName;
use crate::vocabulary::{CLIENT_METHODS, ERROR_PREDICATES, EXCEPTIONS_TYPE, TRAIT_METHODS};
use botocore_model::{
    Model, Place, Problems, Section, Shape, ShapeId, ShapeKind, ShapeMap, Structure, StructureId, StructureMap,
};
use indexmap::IndexMap;
use markers::Markers;
use register::{Follower, Item, Register};
use std::collections::{HashMap, HashSet};

/// Names in Rust.
#[derive(Debug)]
pub struct Names {
    /// Types of structures and unions.
    pub structures: StructureMap<TypeName>,
    /// Types of strings that are enumerations.
    pub enumerations: ShapeMap<Option<TypeName>>,
    /// Constants of enumerations, by value.
    pub values: ShapeMap<IndexMap<String, String>>,
    /// Constants that state the constraints of shapes.
    pub constants: ShapeMap<String>,
    /// Fields of structures and variants of unions, in the model's order of the members.
    pub members: StructureMap<Vec<String>>,
    /// Markers of required members.
    pub markers: Markers,
    /// Methods that tell errors apart, in the order of [`Reach::exceptions`].
    pub predicates: Vec<String>,
    /// Operations, in the order of [`Reach::operations`].
    pub operations: Vec<OperationNames>,
    /// Targets of links in documentation.
    pub links: Links,
}

/// Names of an operation.
#[derive(Debug, Clone)]
pub struct OperationNames {
    /// What the names of its types begin with.
    pub base: String,
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
    /// Names the parts of a service. What has been published keeps its name, or is a problem.
    pub fn new(model: &Model, options: &Options, reach: &Reach, problems: &mut Problems) -> Self {
        let mut register = Register::new(model);
        let (structures, enumerations) = types(&mut register, model, reach);
        let operations = operations(&mut register, reach);
        let members = members::members(&mut register, model, reach);
        let builders = builders(model, reach, &structures, &operations);
        let names = Self {
            constants: constants(model),
            values: values(&mut register, model, reach),
            markers: markers::markers(&mut register, model, &builders, &members),
            predicates: predicates(&mut register, model, reach, &structures),
            links: links(model, options, reach, &structures, &enumerations, &operations),
            structures,
            enumerations,
            members,
            operations,
        };
        problems.extend(register.into_problems().iter().cloned());
        names
    }
}

/// What stands in `types` and `types::error`: each a scope of its own.
fn types(
    register: &mut Register<'_>,
    model: &Model,
    reach: &Reach,
) -> (StructureMap<TypeName>, ShapeMap<Option<TypeName>>) {
    let (errors, types): (Vec<_>, Vec<_>) =
        model.service.shapes.structures().partition(|(id, _)| reach.exceptions.contains_key(id));
    let errors: Vec<_> = errors.into_iter().map(|(_, it)| type_item(model, reach, it.shape, Follower::None)).collect();
    let enumerations = model.service.shapes.iter().filter(|(_, shape)| is_enumeration(shape)).map(|(id, _)| id);
    let types = types.into_iter().map(|(_, it)| type_item(model, reach, it.shape, follower(it, reach)));
    let types: Vec<_> = types.chain(enumerations.map(|id| type_item(model, reach, id, Follower::None))).collect();
    let errors = type_names(register, &Section::Errors, Kind::Error, &[EXCEPTIONS_TYPE], &errors);
    let types = type_names(register, &Section::Types, Kind::Type, &[], &types);
    let structures = model.service.shapes.map_structures(|id, structure| {
        let named = if reach.exceptions.contains_key(&id) { &errors } else { &types };
        named[&model[structure.shape].name].clone()
    });
    (structures, model.service.shapes.map(|_, shape| is_enumeration(shape).then(|| types[&shape.name].clone())))
}

fn type_item<'a>(model: &'a Model, reach: &Reach, id: ShapeId, follower: Follower) -> Item<'a> {
    let shape = &model[id];
    let is_public = reach.shapes.contains_key(&id)
        || matches!(shape.kind, ShapeKind::Structure(structure) if reach.exceptions.contains_key(&structure));
    Item { follower, is_public, ..Item::new(&shape.name, Place::shape(&shape.name)) }
}

/// The builder, where there is one, stands beside the type. An input may need it later.
fn follower(structure: &Structure, reach: &Reach) -> Follower {
    match (structure.union, has_builder(structure, reach)) {
        (true, _) => Follower::None,
        (false, true) => Follower::Needed,
        (false, false) => Follower::Later,
    }
}
/// Methods that tell whether an error is a modelled one. They follow the errors' names.
fn predicates(
    register: &mut Register<'_>,
    model: &Model,
    reach: &Reach,
    structures: &StructureMap<TypeName>,
) -> Vec<String> {
    let items = reach.exceptions.keys().map(|id| {
        let shape = &model[model[*id].shape].name;
        Item { word: &structures[*id].rust, ..Item::new(shape, Place::shape(shape)) }
    });
    register.names(&Section::Predicates, Kind::Predicate, ERROR_PREDICATES, &items.collect::<Vec<_>>())
}

/// Names of types, and of the modules that they have for themselves, by shape.
fn type_names(
    register: &mut Register<'_>,
    section: &Section,
    kind: Kind,
    reserved: &[&str],
    items: &[Item<'_>],
) -> HashMap<String, TypeName> {
    let names = register.names(section, kind, reserved, items);
    let mut modules = Scope::default();
    let named = items.iter().zip(names).map(|(item, rust)| {
        let module = modules.claim(&names::module_name(&rust));
        let shape = item.key.to_owned();
        (shape.clone(), TypeName { shape, rust, module, exception: kind == Kind::Error })
    });
    named.collect()
}

fn is_enumeration(shape: &Shape) -> bool {
    matches!(&shape.kind, ShapeKind::String(string) if !string.values.is_empty())
}

fn has_builder(structure: &Structure, reach: &Reach) -> bool {
    !structure.union && reach.shapes.get(&structure.shape).is_some_and(|usage| usage.sent)
}

/// Constants of enumerations. Collisions are settled in the order of the values.
fn values(register: &mut Register<'_>, model: &Model, reach: &Reach) -> ShapeMap<IndexMap<String, String>> {
    model.service.shapes.map(|id, shape| {
        let ShapeKind::String(string) = &shape.kind else { return IndexMap::new() };
        let (mut items, mut seen) = (Vec::new(), HashSet::new());
        for (index, value) in string.values.iter().enumerate() {
            if seen.insert(value) {
                let place = Place::shape(&shape.name).key("enum").index(index);
                items.push(Item { is_public: reach.shapes.contains_key(&id), ..Item::new(value, place) });
            }
        }
        let section = Section::Values(shape.name.clone());
        let names = register.names(&section, Kind::Variant, &[], &items);
        items.iter().map(|item| item.key.to_owned()).zip(names).collect()
    })
}

/// Constants share a namespace of their own. Programs cannot name them.
fn constants(model: &Model) -> ShapeMap<String> {
    let mut scope = Scope::default();
    model.service.shapes.map(|_, shape| scope.claim(&names::constant_name(&shape.name)))
}

fn operations(register: &mut Register<'_>, reach: &Reach) -> Vec<OperationNames> {
    let reserved = [CLIENT_METHODS, TRAIT_METHODS].concat();
    let items = reach.operations.iter().map(|it| Item::new(&it.name, Place::operation(&it.name)));
    let items: Vec<_> = items.collect();
    let bases = register.names(&Section::Operations, Kind::Operation, &[], &items);
    let methods = register.names(&Section::Methods, Kind::Method, &reserved, &items);
    let modules = register.names(&Section::Modules, Kind::Module, &[], &items);
    let named = bases.into_iter().zip(methods).zip(modules).map(|((base, method), module)| OperationNames {
        method,
        module,
        input: format!("{base}Input"),
        output: format!("{base}Output"),
        builder: names::builder_name(&base),
        base,
    });
    named.collect()
}

/// Names of the builders of each structure that has any.
fn builders(
    model: &Model,
    reach: &Reach,
    structures: &StructureMap<TypeName>,
    operations: &[OperationNames],
) -> HashMap<StructureId, Vec<String>> {
    let mut builders: HashMap<StructureId, Vec<String>> = HashMap::new();
    for (operation, names) in reach.operations.iter().zip(operations) {
        operation.input.iter().for_each(|input| builders.entry(*input).or_default().push(names.builder.clone()));
    }
    for (id, structure) in model.service.shapes.structures() {
        if has_builder(structure, reach) {
            builders.entry(id).or_default().push(names::builder_name(&structures[id].rust));
        }
    }
    builders
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
