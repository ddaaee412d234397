//! Labels of paths and host prefixes: each is filled by a required member, and no member is left over.

use crate::json::{Report, Step};
use crate::{Location, Member, Operation, Service};
use indexmap::IndexSet;

/// Checks all operations.
pub fn labels(service: &Service, report: &Report) {
    for (name, operation) in &service.operations {
        let input = Input::of(service, operation);
        path(name, operation, &input, report);
        host(name, operation, &input, report);
        required(&input, report);
    }
}

/// The input of an operation.
struct Input<'a> {
    shape: &'a str,
    members: Vec<(&'a str, &'a Member)>,
    required: Option<&'a IndexSet<String>>,
}

impl<'a> Input<'a> {
    /// An operation without input has no members.
    fn of(service: &'a Service, operation: &'a Operation) -> Self {
        let Some(input) = operation.input else { return Self { shape: "", members: Vec::new(), required: None } };
        let structure = &service.shapes[input];
        let members = structure.members.iter().map(|(name, member)| (name.as_str(), member)).collect();
        Self { shape: &service.shapes[structure.shape].name, members, required: Some(&structure.required) }
    }

    /// Notes a problem of a member.
    fn problem(&self, member: &str, message: String, report: &Report) {
        let steps = [Step::Key("shapes"), Step::Key(self.shape), Step::Key("members"), Step::Key(member)];
        report.add(&steps, message, None);
    }
}

fn path(name: &str, operation: &Operation, input: &Input, report: &Report) {
    let uri = &operation.http.request_uri;
    let steps = [Step::Key("operations"), Step::Key(name), Step::Key("http"), Step::Key("requestUri")];
    let labels: Vec<&str> = uri.labels().collect();
    let bound: Vec<(&str, &str)> = input
        .members
        .iter()
        .filter(|(_, member)| member.location == Some(Location::Uri))
        .map(|(key, member)| (*key, member.wire_name(key)))
        .collect();
    for (index, label) in labels.iter().enumerate() {
        if labels.iter().take(index).any(|earlier| earlier == label) {
            report.add(&steps, format!("the label {{{label}}} stands twice in {uri}"), None);
        } else if !bound.iter().any(|(_, wire)| wire == label) {
            let help = "give a member of the input the location uri and this name".to_owned();
            report.add(&steps, format!("no member is bound to the label {{{label}}} of {uri}"), Some(help));
        }
    }
    for (member, wire) in bound.iter().filter(|(_, wire)| !labels.contains(wire)) {
        input.problem(member, format!("the path {uri} of {name} has no label {{{wire}}} for this member"), report);
    }
}

fn host(name: &str, operation: &Operation, input: &Input, report: &Report) {
    let prefix = operation.host_prefix.as_ref();
    let labels: Vec<&str> = prefix.iter().flat_map(|prefix| prefix.names()).collect();
    let bound: Vec<&str> = input.members.iter().filter(|(_, member)| member.host_label).map(|(key, _)| *key).collect();
    let steps = [Step::Key("operations"), Step::Key(name), Step::Key("endpoint"), Step::Key("hostPrefix")];
    let text = prefix.map(ToString::to_string).unwrap_or_default();
    for label in labels.iter().filter(|label| !bound.contains(label)) {
        let help = "mark a member of the input with hostLabel".to_owned();
        report.add(&steps, format!("no member is marked for the label {{{label}}} of {text}"), Some(help));
    }
    for member in bound.iter().filter(|member| !labels.contains(member)) {
        let message = format!("the host prefix of {name} has no label {{{member}}} for this member");
        input.problem(member, message, report);
    }
}

fn required(input: &Input, report: &Report) {
    let is_label = |member: &Member| member.location == Some(Location::Uri) || member.host_label;
    for (name, _) in input.members.iter().filter(|(_, member)| is_label(member)) {
        if input.required.is_none_or(|required| !required.contains(*name)) {
            let message = "this member fills a label, so it must be required".to_owned();
            input.problem(name, message, report);
        }
    }
}
