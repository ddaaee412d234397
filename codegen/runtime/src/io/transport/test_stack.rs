//! Both HTTP stacks, for tests that hold for either.

use super::test_server::soon;
use super::{HyperTransport, Transport, TransportError, UreqTransport};
use crate::call::client::{Client, ConfigBuilder, blocking};
use crate::call::operation::{Operation, OperationError};
use crate::io::body::{BodyError, ByteStream};
use crate::io::executor;
use crate::io::test_bound::Bound;
use crate::test_service::Service;
use bytes::Bytes;
use http::{Request, Response};
use std::path::PathBuf;

/// Waits in the way of blocking clients.
fn wait<F: IntoFuture>(future: F) -> F::Output {
    let _bound = Bound::begin();
    executor::wait(future)
}

/// The stack that carries a request, with the client that is made for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stack {
    Async,
    Blocking,
}

impl Stack {
    pub const BOTH: [Self; 2] = [Self::Async, Self::Blocking];

    /// A client over the stack's default transport.
    pub fn client(self, config: ConfigBuilder) -> AnyClient {
        match self {
            Self::Async => AnyClient::Async(Client::new(config.build())),
            Self::Blocking => AnyClient::Blocking(blocking::Client::new(config.build())),
        }
    }

    /// Sends a request through a transport of the stack.
    pub async fn exchange(
        self,
        bundle: PathBuf,
        request: Request<ByteStream>,
    ) -> Result<Response<ByteStream>, TransportError> {
        match self {
            Self::Async => soon(HyperTransport::with_ca_bundle(bundle).send(request)).await,
            Self::Blocking => wait(UreqTransport::with_ca_bundle(bundle).send(request)),
        }
    }

    /// Reads the next piece of a body in the stack's way.
    pub async fn piece(self, body: &mut ByteStream) -> Option<Bytes> {
        let next = body.try_next();
        let piece = match self {
            Self::Async => soon(next).await,
            Self::Blocking => wait(next),
        };
        piece.unwrap()
    }

    /// Reads a body to its end in the stack's way.
    pub async fn collect(self, body: ByteStream) -> Result<Vec<u8>, BodyError> {
        let collected = match self {
            Self::Async => soon(body.collect()).await,
            Self::Blocking => wait(body.collect()),
        };
        collected.map(|content| content.to_vec())
    }

    /// Reads a body that has an end.
    pub async fn read(self, body: ByteStream) -> Vec<u8> {
        self.collect(body).await.unwrap()
    }
}

/// A client of either stack.
#[derive(Debug)]
pub enum AnyClient {
    Async(Client<Service>),
    Blocking(blocking::Client<Service>),
}

impl AnyClient {
    pub async fn send<O: Operation<Service = Service>>(&self, input: O) -> Result<O::Output, OperationError<O>> {
        match self {
            Self::Async(client) => soon(client.send(input)).await,
            Self::Blocking(client) => {
                let _bound = Bound::begin();
                client.send(input)
            }
        }
    }
}
