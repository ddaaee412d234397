//! Examples in documentation: calls with everything that is required, which compile. An operation has no example
//! if it requires a value that cannot be written in one. A module of another crate has none, because examples call a
//! crate by its name.

mod texts;
mod values;

use crate::ir::{Operation, Service};
use values::Values;

/// Columns of a line of an example, which stands behind the marks of a comment.
const WIDTH: usize = 92;

/// The example of an operation, as lines of a section.
pub fn call(service: &Service, operation: &Operation) -> Vec<String> {
    let Some(setters) = setters(service, operation) else { return Vec::new() };
    let library = library_name(service);
    let mut lines = vec![
        String::new(),
        "# Example".to_owned(),
        "```no_run".to_owned(),
        format!("# async fn example(client: {library}::Client) -> Result<(), {library}::Error> {{"),
    ];
    let calls = [format!(".{}()", operation.method_name)].into_iter().chain(setters);
    lines.extend(chain("let output = client", calls.chain([".send()".to_owned(), ".await?;".to_owned()])));
    lines.push("# Ok(()) }".to_owned());
    lines.push("```".to_owned());
    lines
}

/// A chain of calls, with a line for each where one line is too short for all.
fn chain(start: &str, calls: impl Iterator<Item = String>) -> Vec<String> {
    let calls: Vec<_> = calls.collect();
    let line = format!("{start}{}", calls.concat());
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    [start.to_owned()].into_iter().chain(calls.into_iter().map(|call| format!("    {call}"))).collect()
}

/// The calls that set everything required; `None` if there is no example.
fn setters(service: &Service, operation: &Operation) -> Option<Vec<String>> {
    service.is_crate().then(|| Values::new(service).setters(operation.input.required_fields())).flatten()
}

/// The example at the top of the crate: the list operation that asks for least.
pub fn crate_example(service: &Service) -> Vec<String> {
    let library = library_name(service);
    let Some(operation) = simplest(service).filter(|operation| operation.paginator.is_some()) else {
        return Vec::new();
    };
    let Some(setters) = setters(service, operation) else { return Vec::new() };
    let mut lines = vec![
        "```no_run".to_owned(),
        format!("# async fn example() -> Result<(), {library}::Error> {{"),
        format!("let client = {library}::Client::from_env().await?;"),
    ];
    let calls = [format!(".{}()", operation.method_name)].into_iter().chain(setters);
    let ends = [".into_paginator()", ".items()", ".send();"].map(str::to_owned);
    lines.extend(chain("let mut items = client", calls.chain(ends)));
    lines.extend(
        ["while let Some(item) = items.next().await {", "    println!(\"{:?}\", item?);", "}", "# Ok(()) }", "```", ""]
            .map(str::to_owned),
    );
    lines
}

/// The example without a client: the same operation, for any HTTP stack.
pub fn sans_io_example(service: &Service) -> Vec<String> {
    let library = library_name(service);
    let Some(operation) = simplest(service) else { return Vec::new() };
    let Some(setters) = setters(service, operation) else { return Vec::new() };
    let (module, input) = (&operation.module, &operation.input.name.rust);
    let mut lines = vec![
        "```no_run".to_owned(),
        format!("use {library}::operation::{module}::{input};"),
        format!(
            "use {library}::runtime::{{Bytes, DateTime, credentials::Credentials, endpoint::BuiltIns, http, prepare}};"
        ),
        String::new(),
        "# fn example(credentials: &Credentials, now: DateTime, response: http::Response<Bytes>)".to_owned(),
        format!("# -> Result<(), {library}::Error> {{"),
        "let region = \"us-east-1\";".to_owned(),
        format!("let input = {input}::builder(){}.build();", setters.concat()),
        "let built_ins = BuiltIns { region: Some(region.to_owned()), ..BuiltIns::default() };".to_owned(),
        "let endpoint = prepare::resolve_endpoint(&input, built_ins)?;".to_owned(),
        "let mut request = prepare::prepare(input, &endpoint)?;".to_owned(),
        format!("prepare::sign::<{input}>(&mut request, &endpoint, Some(region), credentials, now)?;"),
        "// Send the request as you like, then hand over what came back.".to_owned(),
        format!("let output = prepare::parse::<{input}>(response)?;"),
    ];
    lines.extend(["# Ok(()) }", "```"].map(str::to_owned));
    lines
}

/// The example of a client without Tokio, as a section below other documentation.
pub fn own_transport(service: &Service) -> Vec<String> {
    if !service.is_crate() {
        return Vec::new();
    }
    let library = library_name(service);
    let text = format!(
        "
# Without Tokio
With the feature `client` alone, or to use another HTTP stack and executor, set a [`Transport`](config::Transport)
and a [`Timer`](config::Timer) of your own. These two block the thread, so that any executor runs them, one call at a time.
While it does, hold [`block_inline`](runtime::future::block_inline), so that files are read in the same way.

```no_run
use {library}::config::{{BoxFuture, Config, Timer, Transport, TransportError, TransportErrorKind}};
use {library}::{{Client, Error, primitives::ByteStream}};
use {library}::runtime::http;
use std::time::{{Duration, Instant}};

#[derive(Debug)]
struct Stack;

impl Transport for Stack {{
    fn send(
        &self,
        request: http::Request<ByteStream>,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {{
        Box::pin(async move {{
            let (head, body) = request.into_parts();
            let failed = |error| TransportError::new(TransportErrorKind::Body, \"no body\").with_source(error);
            let body = body.collect().await.map_err(failed)?.to_vec();
            let failed = |error| TransportError::new(TransportErrorKind::Io, \"no reply\").with_source(error);
            let reply = exchange(http::Request::from_parts(head, body)).map_err(failed)?;
            Ok(reply.map(ByteStream::from))
        }})
    }}
}}

/// Sends a request by your HTTP stack.
fn exchange(request: http::Request<Vec<u8>>) -> std::io::Result<http::Response<Vec<u8>>> {{
    Err(std::io::Error::other(format!(\"connect {{}} with your stack\", request.uri())))
}}

#[derive(Debug)]
struct Clock(Instant);

impl Timer for Clock {{
    fn now(&self) -> Duration {{
        self.0.elapsed()
    }}

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {{
        Box::pin(async move {{ std::thread::sleep(duration) }})
    }}
}}

async fn client() -> Result<Client, Error> {{
    Client::load(Config::builder().transport(Stack).timer(Clock(Instant::now()))).await
}}
```"
    );
    text.lines().map(str::to_owned).collect()
}

/// The list operation that asks for least, else any that does.
fn simplest(service: &Service) -> Option<&Operation> {
    service
        .operations
        .iter()
        .min_by_key(|operation| (operation.paginator.is_none(), operation.input.required_fields().count()))
}

fn library_name(service: &Service) -> String {
    service.crate_name.replace('-', "_")
}
