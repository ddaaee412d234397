//! What the emitted client makes of a configuration in which services give credentials: it is loaded, and makes one call.

use super::ours;
use super::stand_ins::StandIns;
use botocore_runtime::future::{BoxFuture, block_inline};
use codeartifact::Client;
use codeartifact::config::{Credentials, CredentialsError, ProvideCredentials};
use codeartifact::credentials::DefaultChain;
use serde_json::{Value, json};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// Says with which credentials the call was made, or the error that it ended in. Time passes only where the client waits
/// for it.
pub fn outcome(configuration: &Value, stand_ins: &Arc<StandIns>) -> io::Result<Value> {
    let _inline = block_inline();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build()?;
    let called = runtime.block_on(call(configuration, stand_ins));
    Ok(called.unwrap_or_else(|error| json!({ "error": error.to_string() })))
}

async fn call(configuration: &Value, stand_ins: &Arc<StandIns>) -> Result<Value, codeartifact::Error> {
    let settings = ours::settings(configuration).transport(Arc::clone(stand_ins));
    let settings = match configuration["program"]["mfa_code"].as_str().map(str::to_owned) {
        Some(code) => {
            let chain = DefaultChain::new(settings.clone()).with_mfa_codes(move |_| Ok(code.clone()));
            settings.credentials_provider(chain)
        }
        None => settings,
    };
    let loaded = Client::load(settings).await?;
    let provided = Provided { inner: loaded.config().credentials_provider(), last: Arc::default() };
    let last = Arc::clone(&provided.last);
    let client = Client::new(loaded.config().to_builder().credentials_provider(provided).build());
    client.list_domains().send().await?;
    let last = last.lock().unwrap_or_else(PoisonError::into_inner).take();
    Ok(last.map_or(Value::Null, |credentials| {
        json!({
            "key": credentials.access_key_id(),
            "secret": credentials.secret_access_key(),
            "token": credentials.session_token(),
            "expiry": credentials.expires_at().map(|time| time.secs()),
        })
    }))
}

/// A provider that keeps what another one has provided.
#[derive(Debug)]
struct Provided {
    inner: Arc<dyn ProvideCredentials>,
    last: Arc<Mutex<Option<Credentials>>>,
}

impl ProvideCredentials for Provided {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let credentials = self.inner.provide().await?;
            *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(credentials.clone());
            Ok(credentials)
        })
    }
}
