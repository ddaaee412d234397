//! The first page of the documentation of an emitted crate.

use crate::emit::{docs, example, pages, resources};
use crate::ir::{LeftOutPart, Service};
use crate::overlay::Pages;
use proc_macro2::TokenStream;
use quote::quote;

/// What the features of a crate are for, as documentation.
const FEATURES: &[&str] = &[
    "With the default features a program runs in a Tokio runtime, for example by `#[tokio::main]`.",
    "",
    "# Features",
    "",
    "- `transport` (default): HTTP and TLS on Tokio, by hyper and rustls, with the system's root certificates.",
    "- `credential-chain` (default): AWS's default credential chain, with roles, single sign-on, processes, web identity,",
    "  containers and instances, and the module `credentials`, which has its providers. Without it, credentials come from",
    "  the environment, the keys of a profile, or your code.",
    "- `client` (part of both): the client, which runs on any executor. Alone it compiles no async runtime, and needs a",
    "  `transport` and a `timer` of your own; the module `config` has an example.",
    "- `tokio` (part of `transport`): Tokio's timer as the default, and bodies as Tokio's `AsyncRead`.",
    "- `blocking`: the module `blocking`, whose client blocks the thread and needs no async runtime: HTTP and TLS by ureq",
    "  and rustls. For a program without Tokio, leave out the default features, and ask for `credential-chain`, too.",
    "- `gzip`: decompresses replies that arrive compressed, although the client never asks for compression.",
    "- `serde`: `Serialize` and `Deserialize` for inputs, outputs and types, as the JSON that boto3 and the AWS CLI",
    "  print. An input reads what `--cli-input-json` takes; an unknown member is an error. In outputs, exceptions",
    "  and types unknown members are skipped, because a later version may have written them. A streamed body is",
    "  written only if its bytes are in memory.",
    "- `aws-config`: `Client::new(&sdk_config)` takes what the crate `aws-config` loads, with an HTTP client and a",
    "  clock that the program has set there. The SDK's crates need Rust 1.94.1.",
    "- `full-validation`: [`ValidationLevel::Full`](runtime::validate::Level), set for a client or a call, checks",
    "  inputs against all of the model's constraints, including patterns and known values.",
    "- `jiff`, `chrono`: conversions of [`DateTime`](primitives::DateTime) from and to the times of jiff 1 and",
    "  chrono 0.4.",
    "- `test-util`: the module `test_util`, a transport that answers your tests without a server, with outputs,",
    "  errors and faults.",
    "",
    "Without features the crate opens no socket and needs no async runtime: [`Operation`] turns an input into an",
    "HTTP request and an HTTP response into an output, for any HTTP stack.",
];

/// The documentation of the crate: its README and then what the service says of itself, or else what can be said of any
/// crate.
pub fn first_page(service: &Service, pages: &Pages) -> TokenStream {
    let Some(page) = &pages.readme else { return docs::inner(crate_docs(service)) };
    let readme = pages::readme(service, page, &resources::resources(service));
    let heading = ["", "# The service", ""].map(str::to_owned);
    let lines = heading.into_iter().chain(service_docs(service)).chain(all_left_out(service));
    let of_model = docs::inner(without_end(lines.collect()));
    quote!(#readme #of_model)
}

fn crate_docs(service: &Service) -> Vec<String> {
    let mut lines = vec![format!("A client of {}.", service.title), String::new()];
    lines.extend(example::crate_example(service));
    lines.extend(service_docs(service));
    if service.is_crate() {
        lines.extend(FEATURES.iter().map(|line| (*line).to_owned()));
        lines.push(String::new());
    }
    lines.extend(all_left_out(service));
    lines.extend(example::sans_io_example(service));
    without_end(lines)
}

fn without_end(mut lines: Vec<String>) -> Vec<String> {
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// What the model says of the service.
fn service_docs(service: &Service) -> Vec<String> {
    let end = (!service.docs.lines.is_empty()).then(String::new);
    service.docs.lines.iter().cloned().chain(end).collect()
}

fn all_left_out(service: &Service) -> Vec<String> {
    let operations = left_out("Operations that are left out", service, LeftOutPart::Operation);
    [operations, left_out("Operations without a paginator", service, LeftOutPart::Paginator)].concat()
}

/// What the model has and the crate has not, and why.
fn left_out(title: &str, service: &Service, part: LeftOutPart) -> Vec<String> {
    let of_part = service.left_out.iter().filter(|it| it.part == part);
    let listed: Vec<_> = of_part.map(|it| format!("- `{}`: {}.", it.operation, it.reason)).collect();
    if listed.is_empty() {
        return listed;
    }
    let mut lines = vec![format!("# {title}"), String::new()];
    lines.extend(listed);
    lines.push(String::new());
    lines
}
