//! Second pass: a Rust name for each shape and operation, and where documentation links to.

use super::docs::Links;
use super::names::{self, Scope};
use super::reach::Reach;
use crate::Options;
use crate::ir::TypeName;
use botocore_model::{Model, ShapeKind};
use indexmap::IndexMap;
use std::collections::BTreeMap;

/// Names that are settled once for the whole service.
#[derive(Debug)]
pub struct Shapes {
    types: BTreeMap<String, TypeName>,
    operations: BTreeMap<String, OperationNames>,
    rules: BTreeMap<String, String>,
    /// Targets of links in documentation.
    pub links: Links,
}

/// Names of an operation.
#[derive(Debug, Clone)]
pub struct OperationNames {
    /// Base of the names of its types, such as `ListPackages`.
    pub base: String,
    /// The client's method.
    pub method: String,
    /// Its module.
    pub module: String,
}

impl Shapes {
    /// Names everything that is reached, in the order of the model's names.
    pub fn new(model: &Model, options: &Options, reach: &Reach) -> Self {
        let types = name_types(model, reach);
        let operations = name_operations(reach);
        let root = &options.root;
        let mut targets = IndexMap::new();
        for (shape, name) in &types {
            let module = if name.exception { "types::error" } else { "types" };
            targets.insert(shape.clone(), format!("{root}::{module}::{}", name.rust));
        }
        for (operation, names) in &operations {
            // Rustdoc takes what follows a `#` for a place on the page.
            let method = names.method.trim_start_matches("r#");
            targets.insert(operation.clone(), format!("{root}::Client::{method}"));
        }
        Self { types, operations, rules: name_rules(reach), links: Links::new(targets) }
    }

    /// Name of a structure, union or enumeration.
    pub fn type_name(&self, shape: &str) -> TypeName {
        self.types.get(shape).cloned().unwrap_or_else(|| TypeName {
            shape: shape.to_owned(),
            rust: names::type_name(shape),
            module: names::module_name(shape),
            exception: false,
        })
    }

    /// Name of the constant that states a shape's constraints.
    pub fn rule_name(&self, shape: &str) -> String {
        self.rules.get(shape).cloned().unwrap_or_else(|| names::constant_name(shape))
    }

    /// Names of an operation.
    pub fn operation(&self, name: &str) -> OperationNames {
        self.operations.get(name).cloned().unwrap_or_else(|| OperationNames {
            base: names::operation_name(name),
            method: names::method_name(name),
            module: names::module_name(name),
        })
    }
}

fn name_types(model: &Model, reach: &Reach) -> BTreeMap<String, TypeName> {
    let (mut types, mut errors) = (Namer::default(), Namer::default());
    let mut named = BTreeMap::new();
    for name in &reach.exceptions {
        named.insert(name.clone(), errors.name(name, true, false));
    }
    for (name, usage) in reach.shapes.iter().filter(|(name, _)| !reach.exceptions.contains(name)) {
        match model.service.shapes.get(name).map(|shape| &shape.kind) {
            Some(ShapeKind::Structure(structure)) if !structure.document => {
                named.insert(name.clone(), types.name(name, false, usage.sent && !structure.union));
            }
            Some(ShapeKind::String(string)) if !string.values.is_empty() => {
                named.insert(name.clone(), types.name(name, false, false));
            }
            _ => {}
        }
    }
    named
}

/// Hands out the names of one module's types.
#[derive(Default)]
struct Namer {
    types: Scope,
    modules: Scope,
}

impl Namer {
    /// The builder, where there is one, stands beside the type.
    fn name(&mut self, shape: &str, exception: bool, builds: bool) -> TypeName {
        let name = names::type_name(shape);
        let rust = if builds {
            self.types.claim_pair(&name, |name| format!("{name}Builder")).0
        } else {
            self.types.claim(&name)
        };
        let module = self.modules.claim(&names::module_name(&rust));
        TypeName { shape: shape.to_owned(), rust, module, exception }
    }
}

fn name_rules(reach: &Reach) -> BTreeMap<String, String> {
    let mut scope = Scope::default();
    reach.shapes.keys().map(|shape| (shape.clone(), scope.claim(&names::constant_name(shape)))).collect()
}

fn name_operations(reach: &Reach) -> BTreeMap<String, OperationNames> {
    let (mut bases, mut methods, mut modules) = (Scope::default(), Scope::default(), Scope::default());
    // `into` and `try_into` would lose against the methods of those traits, which take a client by value.
    for taken in [
        "builder",
        "clone",
        "config",
        "customize",
        "from_conf",
        "from_env",
        "into",
        "load",
        "new",
        "paginate",
        "presign",
        "send",
        "try_into",
    ] {
        methods.claim(taken);
    }
    let mut named = BTreeMap::new();
    for name in &reach.operations {
        let base = bases.claim(&names::operation_name(name));
        let method = methods.claim(&names::method_name(name));
        let module = modules.claim(&names::module_name(name));
        named.insert(name.clone(), OperationNames { base, method, module });
    }
    named
}
