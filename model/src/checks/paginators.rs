//! Paginators: each belongs to an operation and names members that it has.

use crate::json::{Report, Step, did_you_mean};
use crate::{Operation, Paginator, Service, ShapeKind, StructureId};
use indexmap::IndexMap;

/// Checks paginators against the operations of their service.
pub fn paginators(paginators: &IndexMap<String, Paginator>, service: &Service, report: &Report) {
    for (name, paginator) in paginators {
        let steps = [Step::Key("pagination"), Step::Key(name)];
        if !service.operations.contains_key(name) {
            let known = service.operations.keys().map(String::as_str);
            report.add(&steps, format!("the service has no operation {name:?}"), did_you_mean(name, known));
        }
        let (input, output) = (paginator.input_token.len(), paginator.output_token.len());
        // If there are none, they could not be read.
        if input != output && input > 0 && output > 0 {
            report.add(&steps, format!("{input} input tokens do not pair with {output} output tokens"), None);
        }
        if let Some(operation) = service.operations.get(name) {
            members(name, paginator, service, operation, report);
        }
    }
}

fn members(name: &str, paginator: &Paginator, service: &Service, operation: &Operation, report: &Report) {
    let input = Side { what: "input", structure: operation.input, name, service, report };
    paginator.input_token.iter().for_each(|token| input.check("input_token", token));
    paginator.limit_key.iter().for_each(|limit| input.check("limit_key", limit));
    let output = Side { what: "output", structure: operation.output, name, service, report };
    paginator.output_token.iter().for_each(|token| output.check("output_token", token));
    paginator.result_key.iter().for_each(|key| output.check("result_key", key));
    paginator.more_results.iter().for_each(|more| output.check("more_results", more));
    paginator.non_aggregate_keys.iter().for_each(|key| output.check("non_aggregate_keys", key));
}

/// Input or output of a paginator's operation.
struct Side<'a> {
    what: &'a str,
    structure: Option<StructureId>,
    name: &'a str,
    service: &'a Service,
    report: &'a Report,
}

impl Side<'_> {
    /// Notes a member that is not there, as far as an expression is a path of plain names.
    fn check(&self, key: &str, expression: &str) {
        let (mut structure, mut start) = (self.structure, 0);
        for step in expression.split('.') {
            let name = step.split('[').next().unwrap_or_default();
            if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                return;
            }
            let members = structure.map(|id| &self.service.shapes[id].members);
            let Some(member) = members.and_then(|members| members.get(name)) else {
                let steps = [Step::Key("pagination"), Step::Key(self.name), Step::Key(key)];
                let path = &expression[..start + name.len()];
                let message = format!("the {} of {} has no member {path:?}", self.what, self.name);
                let known = members.into_iter().flat_map(|members| members.keys()).map(String::as_str);
                return self.report.add(&steps, message, did_you_mean(name, known));
            };
            match self.service.shapes[member.shape].kind {
                ShapeKind::Structure(id) if name == step => structure = Some(id),
                _ => return,
            }
            start += step.len() + 1;
        }
    }
}
