use aws_sdk_codeartifact::config::{AttemptContext, Intercept};
use aws_sdk_codeartifact::primitives::ByteStream;
use http::{HeaderValue, Request};
use std::error::Error;

#[derive(Debug)]
pub struct Team(pub String);

impl Intercept for Team {
    fn modify_before_signing(
        &self,
        _: &AttemptContext,
        request: &mut Request<ByteStream>,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        request.headers_mut().insert("x-team", HeaderValue::try_from(&self.0)?);
        Ok(())
    }

    fn read_before_transmit(&self, _: &AttemptContext, request: &Request<ByteStream>) {
        println!("{} {}", request.method(), request.uri());
    }
}
