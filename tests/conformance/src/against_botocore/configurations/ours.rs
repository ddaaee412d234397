//! What the emitted client makes of a configuration: it is loaded, and makes one call.

use botocore_runtime::ByteStream;
use botocore_runtime::future::BoxFuture;
use codeartifact::Client;
use codeartifact::config::{Builder, Config, Credentials, Environment, RetryConfig, Transport, TransportError};
use http::{HeaderMap, Request, Response};
use serde_json::{Value, json};
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Says what comes of a configuration, or the error that it ends in.
pub fn outcome(configuration: &Value) -> io::Result<Value> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let called = runtime.block_on(call(configuration));
    Ok(called.unwrap_or_else(|error| json!({ "error": error.to_string() })))
}

async fn call(configuration: &Value) -> Result<Value, codeartifact::Error> {
    let kept = Kept::default();
    let settings = settings(configuration);
    let sent = configuration["sent"] == true;
    let client = Client::load(if sent { settings } else { settings.transport(kept.clone()) }).await?;
    client.list_domains().send().await?;
    let request = kept.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take().unwrap_or_default();
    let config = client.config();
    let timeouts = config.timeout_config();
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let (key, region) = scope(request.headers());
    Ok(json!({
        "region": region,
        "endpoint": request.uri().to_string().trim_end_matches("/v1/domains"),
        "key": key,
        "token": header("x-amz-security-token"),
        "mode": "standard",
        "attempts": config.retry_config().max_attempts(),
        "connect_timeout": timeouts.connect_timeout().map(|limit| limit.as_millis()),
        "read_timeout": timeouts.read_timeout().map(|limit| limit.as_millis()),
        "ca_bundle": config.ca_bundle().map(Path::to_string_lossy),
        "app_id": header("user-agent").and_then(app_id),
    }))
}

/// The access key and the region that a request was signed with.
fn scope(headers: &HeaderMap) -> (Option<&str>, Option<&str>) {
    let signed = headers.get("authorization").and_then(|value| value.to_str().ok());
    let scope = signed.and_then(|value| value.split("Credential=").nth(1)).unwrap_or_default();
    let mut parts = scope.split('/');
    (parts.next(), parts.nth(1))
}

fn app_id(user_agent: &str) -> Option<&str> {
    user_agent.split(' ').find_map(|product| product.strip_prefix("app/"))
}

/// The builder with a program's settings.
pub fn settings(configuration: &Value) -> Builder {
    let entries = |name: &str| configuration[name].as_object().into_iter().flatten();
    let variables = entries("variables").filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)));
    let environment: Environment = variables.collect();
    entries("program")
        .fold(Config::builder().environment(environment), |builder, (name, value)| set(builder, name, value))
}

fn set(builder: Builder, name: &str, value: &Value) -> Builder {
    let text = value.as_str().unwrap_or_default();
    let timeouts = builder.clone().build().timeout_config().to_builder();
    let limit = value.as_u64().map(Duration::from_secs);
    let attempts = value.as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or_default();
    match name {
        "region" => builder.region(text),
        "endpoint_url" => builder.endpoint_url(text),
        "use_fips" => builder.use_fips(value == true),
        "use_dual_stack" => builder.use_dual_stack(value == true),
        "profile" => builder.profile(text),
        "key" => builder.credentials_provider(Credentials::new(text, "secret")),
        "ca_bundle" => builder.ca_bundle(text),
        "app_id" => builder.app_id(text),
        // There is no way yet to tell it.
        "mfa_code" => builder,
        "max_attempts" => builder.retry_config(RetryConfig::standard().with_max_attempts(attempts)),
        "connect_timeout" => builder.timeout_config(timeouts.connect_timeout(limit).build()),
        "read_timeout" => builder.timeout_config(timeouts.read_timeout(limit).build()),
        other => unreachable!("a row sets `{other}`, which has no meaning here"),
    }
}

/// A transport that keeps the request and answers that all is well.
#[derive(Debug, Clone, Default)]
struct Kept(Arc<Mutex<Option<Request<()>>>>);

impl Transport for Kept {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(request.map(drop));
        Box::pin(async { Ok(Response::new(ByteStream::from_static(b"{}"))) })
    }
}
