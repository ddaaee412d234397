//! A call of one operation, and all that is checked about it.

use crate::{arrived, returned, settings};
use codeartifact::{Client, Error};
use codeartifact_tests::server::Server;
use codeartifact_tests::service_model::{self, Operation};
use codeartifact_tests::stack::{Over, Stack};
use serde_json::Value;
use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;

/// A call that a consumer writes, beside the members that it sets, under their names in the model.
pub struct Call {
    operation: &'static str,
    members: Value,
    send: Pin<Box<dyn Future<Output = Result<String, Error>>>>,
}

/// Makes a call; nothing is sent before the call is checked.
pub type MakeCall = fn(&Client) -> Call;

impl Call {
    pub fn new<O: Debug>(
        operation: &'static str,
        members: Value,
        send: impl Future<Output = Result<O, Error>> + 'static,
    ) -> Self {
        Self { operation, members, send: Box::pin(async { Ok(format!("{:?}", send.await?)) }) }
    }

    pub fn operation(&self) -> &'static str {
        self.operation
    }
}

/// Sends calls that set every member of their input, and checks what arrives and what comes back.
pub async fn check_complete(calls: &[MakeCall]) {
    for (call, stack) in calls.iter().copied().flat_map(over_each_stack) {
        let server = Server::start();
        let call = call(&client_of(&server, stack));
        let operation = described(&call);
        arrived::assert_every_member(operation, &call.members);
        check(&server, operation, call, stack).await;
    }
}

/// Sends calls that set some members only, and checks what arrives and what comes back.
pub async fn check_partial(calls: &[MakeCall]) {
    for (call, stack) in calls.iter().copied().flat_map(over_each_stack) {
        let server = Server::start();
        let call = call(&client_of(&server, stack));
        check(&server, described(&call), call, stack).await;
    }
}

fn over_each_stack(call: MakeCall) -> [(MakeCall, Stack); 2] {
    Stack::BOTH.map(|stack| (call, stack))
}

fn client_of(server: &Server, stack: Stack) -> Client {
    Client::new(stack.settings(settings(server.url())))
}

fn described(call: &Call) -> Operation {
    service_model::operation(call.operation).unwrap_or_else(|| panic!("the model has no {}", call.operation))
}

async fn check(server: &Server, operation: Operation, call: Call, stack: Stack) {
    let sent = call.send.over(stack).await;
    let debug = sent.unwrap_or_else(|error| panic!("{} by {stack:?}: {error}", operation.name));
    let requests = server.requests();
    let [request] = requests.as_slice() else {
        panic!("{} sent {} requests", operation.name, requests.len());
    };
    arrived::assert_request(operation, &call.members, request);
    returned::assert_output(operation, call.members.get("nextToken").is_some(), &debug);
}

/// Members of `base` and of `further`, which wins.
pub fn merged(base: Value, further: Value) -> Value {
    match (base, further) {
        (Value::Object(mut base), Value::Object(further)) => {
            base.extend(further);
            Value::Object(base)
        }
        (base, _) => base,
    }
}
