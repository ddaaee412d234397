//! A protocol of the program's own, which only the SDK's clients can speak.

use crate::settings::sdk_config;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, shape_id};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use codeartifact::Client;
use codeartifact::ErrorKind;
use codeartifact_tests::server::Server;
use std::time::Duration;

#[derive(Debug)]
struct Own;

impl ClientProtocolInner for Own {
    type Request = Request;
    type Response = Response;

    fn protocol_id(&self) -> &ShapeId<'static> {
        static ID: ShapeId<'static> = shape_id!("example", "own");
        &ID
    }

    fn serialize_request(
        &self,
        _: &dyn SerializableStruct,
        _: &Schema<'_>,
        _: &str,
        _: &ConfigBag,
    ) -> Result<Request, SerdeError> {
        unreachable!("no client of ours calls it")
    }

    fn deserialize_response<'a>(
        &self,
        _: &'a Response,
        _: &Schema<'_>,
        _: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        unreachable!("no client of ours calls it")
    }

    fn update_endpoint(&self, _: &mut Request, _: &Endpoint, _: &ConfigBag) -> Result<(), SerdeError> {
        unreachable!("no client of ours calls it")
    }
}

#[tokio::test]
async fn another_protocol_is_refused() {
    let server = Server::start();
    let client = Client::new(&sdk_config(server.url()).protocol(Own).build());
    let error = client.list_domains().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("the `SdkConfig` sets another `protocol`"), "{error}");
    let presigned = client.list_domains().customize().presign(Duration::from_secs(60)).await;
    assert_eq!(presigned.unwrap_err().kind(), ErrorKind::Configuration);
    assert!(server.requests().is_empty());
}
