//! Paginators: each belongs to an operation and names members that it has.

use crate::json::{Report, Step, did_you_mean};
use crate::{Operation, Paginator, Service, StructureId};
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
    let input = Side { what: "input", members: names(service, operation.input), name, report };
    paginator.input_token.iter().for_each(|token| input.check("input_token", token));
    paginator.limit_key.iter().for_each(|limit| input.check("limit_key", limit));
    let output = Side { what: "output", members: names(service, operation.output), name, report };
    paginator.output_token.iter().for_each(|token| output.check("output_token", token));
    paginator.result_key.iter().for_each(|key| output.check("result_key", key));
    paginator.more_results.iter().for_each(|more| output.check("more_results", more));
    paginator.non_aggregate_keys.iter().for_each(|key| output.check("non_aggregate_keys", key));
}

/// Input or output of a paginator's operation.
struct Side<'a> {
    what: &'a str,
    members: Vec<&'a str>,
    name: &'a str,
    report: &'a Report,
}

impl Side<'_> {
    /// Notes an expression whose first step is a plain name, but not that of a member.
    fn check(&self, key: &str, expression: &str) {
        let end = expression.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(expression.len());
        let (first, rest) = expression.split_at(end);
        let members = &self.members;
        if members.contains(&first) || !(rest.is_empty() || rest.starts_with(['.', '['])) {
            return;
        }
        let steps = [Step::Key("pagination"), Step::Key(self.name), Step::Key(key)];
        let message = format!("the {} of {} has no member {first:?}", self.what, self.name);
        self.report.add(&steps, message, did_you_mean(first, members.iter().copied()));
    }
}

/// Names of a structure's members.
fn names(service: &Service, structure: Option<StructureId>) -> Vec<&str> {
    let members = structure.into_iter().flat_map(|structure| &service.shapes[structure].members);
    members.map(|(name, _)| name.as_str()).collect()
}
