//! A stand-in for the metadata service of an instance.

use crate::sts::nowhere;
use botocore_credentials::InstanceRole;
use botocore_runtime::ByteStream;
use botocore_runtime::client::ConfigBuilder;
use botocore_runtime::environment::Environment;
use botocore_runtime::future::BoxFuture;
use botocore_runtime::transport::{Transport, TransportError};
use http::{Request, Response};
use std::fmt;
use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard};

pub const REPLY: &str = r#"{"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "ASIAHOST", "SecretAccessKey": "hidden",
    "Token": "hushed", "Expiration": "2099-01-31T12:00:00Z"}"#;

/// A metadata service.
pub struct State {
    /// Nobody answers.
    pub silent: bool,
    /// The number of requests that are answered by 500 before others are.
    pub in_trouble: usize,
    /// The answer to a request for a token.
    pub tokens: (u16, &'static str),
    /// The token that is taken.
    pub token: &'static str,
    pub roles: (u16, &'static str),
    pub status: u16,
    pub reply: String,
    seen: Vec<String>,
}

#[derive(Clone)]
pub struct Instance(Arc<Mutex<State>>);

impl Default for Instance {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(State {
            silent: false,
            in_trouble: 0,
            tokens: (200, "the-token"),
            token: "the-token",
            roles: (200, "web"),
            status: 200,
            reply: REPLY.to_owned(),
            seen: Vec::new(),
        })))
    }
}

impl fmt::Debug for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Instance")
    }
}

impl Instance {
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    pub fn settings(&self, variables: &[(&str, &str)]) -> ConfigBuilder {
        let environment: Environment = variables.iter().copied().chain([("HOME", "/nowhere")]).collect();
        nowhere().environment(environment).transport(self.clone())
    }

    pub fn role(&self, variables: &[(&str, &str)]) -> InstanceRole {
        InstanceRole::new(self.settings(variables))
    }

    /// Methods and URLs of the requests since the last time.
    pub fn seen(&self) -> Vec<String> {
        std::mem::take(&mut self.state().seen)
    }
}

impl Transport for Instance {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        let mut state = self.state();
        state.seen.push(format!("{} {}", request.method(), request.uri()));
        if state.silent {
            return Box::pin(pending());
        }
        let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
        let (status, body) = if state.in_trouble > 0 {
            state.in_trouble -= 1;
            (500, "busy".to_owned())
        } else if request.uri().path() == "/latest/api/token" {
            assert_eq!(header("x-aws-ec2-metadata-token-ttl-seconds"), Some("21600"));
            (state.tokens.0, state.tokens.1.to_owned())
        } else if header("x-aws-ec2-metadata-token") != Some(state.token) {
            (401, String::new())
        } else if request.uri().path().ends_with("/security-credentials/") {
            (state.roles.0, state.roles.1.to_owned())
        } else {
            (state.status, state.reply.clone())
        };
        let response = Response::builder().status(status).body(ByteStream::from(body.into_bytes())).unwrap();
        Box::pin(async move { Ok(response) })
    }
}
