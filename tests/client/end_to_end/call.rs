//! A call of one operation, and all that is checked about it.

use crate::{arrived, returned, settings};
use codeartifact::{Client, Error};
use codeartifact_tests::server::Server;
use codeartifact_tests::service_model::{self, Operation};
use codeartifact_tests::stack::{Over, Stack};
use serde_json::Value;
use std::collections::BTreeSet;
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
}

/// Sends calls over each stack, and checks what arrives and what comes back. Gives the operations.
pub async fn check(calls: &[MakeCall]) -> BTreeSet<&'static str> {
    let mut operations = BTreeSet::new();
    for (call, stack) in calls.iter().copied().flat_map(over_each_stack) {
        let server = Server::start();
        let call = call(&client_of(&server, stack));
        let operation = service_model::operation(call.operation);
        let operation = operation.unwrap_or_else(|| panic!("the model has no {}", call.operation));
        check_one(&server, operation, call, stack).await;
        operations.insert(operation.name);
    }
    operations
}

fn over_each_stack(call: MakeCall) -> [(MakeCall, Stack); 2] {
    Stack::BOTH.map(|stack| (call, stack))
}

fn client_of(server: &Server, stack: Stack) -> Client {
    Client::new(stack.settings(settings(server.url())))
}

async fn check_one(server: &Server, operation: Operation, call: Call, stack: Stack) {
    let sent = call.send.over(stack).await;
    let debug = sent.unwrap_or_else(|error| panic!("{} by {stack:?}: {error}", operation.name));
    let requests = server.requests();
    let [request] = requests.as_slice() else {
        panic!("{} sent {} requests", operation.name, requests.len());
    };
    arrived::assert_request(operation, &call.members, request);
    returned::assert_output(operation, call.members.get("nextToken").is_some(), &debug);
}
