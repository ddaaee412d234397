//! References to shapes: each leads to a shape, and to one of the right kind.

use super::declared;
use crate::json::{Report, Step, did_you_mean};
use crate::{Operation, Service, Shape, ShapeKind};
use indexmap::IndexMap;
use serde_json::{Map, Value};

/// The shapes of a service.
struct Shapes<'a> {
    declared: Option<&'a Map<String, Value>>,
    read: &'a IndexMap<String, Shape>,
    report: &'a Report<'a>,
}

impl<'a> Shapes<'a> {
    fn new(service: &'a Service, document: &'a Value, report: &'a Report<'a>) -> Self {
        Self { declared: declared(document, "shapes"), read: &service.shapes, report }
    }

    /// The shape that a reference leads to; `None` also for one that could not be read.
    fn find(&self, name: &str, steps: &[Step]) -> Option<&'a Shape> {
        if let Some(declared) = self.declared
            && !declared.contains_key(name)
        {
            let help = did_you_mean(name, declared.keys().map(String::as_str));
            self.report.add(steps, format!("there is no shape {name:?}"), help);
        }
        self.read.get(name)
    }

    /// Notes a reference that leads to a shape of another kind.
    fn expect(&self, name: &str, steps: &[Step], expected: &str, fits: impl Fn(&ShapeKind) -> bool) {
        if let Some(shape) = self.find(name, steps)
            && !fits(&shape.kind)
        {
            self.report.add(steps, format!("the shape {name:?} is not {expected}"), None);
        }
    }
}

/// Inputs, outputs and errors of operations.
pub fn operations(service: &Service, document: &Value, report: &Report) {
    let shapes = Shapes::new(service, document, report);
    for (name, operation) in &service.operations {
        check_operation(&shapes, name, operation);
    }
}

fn check_operation(shapes: &Shapes, name: &str, operation: &Operation) {
    let at = |key| [Step::Key("operations"), Step::Key(name), Step::Key(key), Step::Key("shape")];
    let is_structure = |kind: &ShapeKind| matches!(kind, ShapeKind::Structure(_));
    if let Some(input) = &operation.input {
        shapes.expect(input, &at("input"), "a structure", is_structure);
    }
    if let Some(output) = &operation.output {
        shapes.expect(output, &at("output"), "a structure", is_structure);
    }
    let is_error = |kind: &ShapeKind| matches!(kind, ShapeKind::Structure(it) if it.exception.is_some());
    for (index, error) in operation.errors.iter().enumerate() {
        let [operations, name, errors, shape] = at("errors");
        let steps = [operations, name, errors, Step::Index(index), shape];
        shapes.expect(error, &steps, "a structure with an exception", is_error);
    }
}

/// Members, elements, keys and values of shapes.
pub fn shapes(service: &Service, document: &Value, report: &Report) {
    let shapes = Shapes::new(service, document, report);
    for (name, shape) in &service.shapes {
        let at = |key| [Step::Key("shapes"), Step::Key(name), Step::Key(key), Step::Key("shape")];
        match &shape.kind {
            ShapeKind::Structure(structure) => {
                for (member, description) in &structure.members {
                    let [all, name, members, shape] = at("members");
                    shapes.find(&description.shape, &[all, name, members, Step::Key(member), shape]);
                }
            }
            ShapeKind::List(list) => {
                shapes.find(&list.member.shape, &at("member"));
            }
            ShapeKind::Map(map) => {
                let is_string = |kind: &ShapeKind| matches!(kind, ShapeKind::String(_));
                shapes.expect(&map.key.shape, &at("key"), "a string, as keys of maps are", is_string);
                shapes.find(&map.value.shape, &at("value"));
            }
            _ => {}
        }
    }
}
