//! What the sources of the chain are given to reach files, services and commands.

use crate::blocking;
use crate::body::ByteStream;
use crate::environment::Environment;
use crate::transport::Transport;
use bytes::Bytes;
use http::{Request, Response};
use reqsign_core::{CommandExecute, CommandOutput, Context, Env, Error, FileRead, HttpSend, Result};
use std::collections::HashMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

const PROFILE: &str = "AWS_PROFILE";
/// How long metadata services, which are on the same machine, have to answer; botocore's default.
/// Elsewhere nobody is at their addresses.
const METADATA_TIMEOUT: Duration = Duration::from_secs(1);
/// How long other services have to answer.
const SERVICE_TIMEOUT: Duration = Duration::from_secs(30);

pub(super) fn context(environment: Environment, transport: Option<Arc<dyn Transport>>) -> Context {
    let context = Context::new()
        .with_env(Variables { environment, profile: None })
        .with_file_read(Files)
        .with_command_execute(Commands);
    match transport {
        Some(transport) => context.with_http_send(Http(transport)),
        None => context,
    }
}

/// The same with the profile of this name, whatever the environment says.
pub(super) fn with_profile(context: Context, environment: Environment, name: String) -> Context {
    context.with_env(Variables { environment, profile: Some(name) })
}

#[derive(Debug)]
struct Variables {
    environment: Environment,
    /// What `AWS_PROFILE` is taken to be.
    profile: Option<String>,
}

impl Env for Variables {
    fn var(&self, key: &str) -> Option<String> {
        let profile = self.profile.clone().filter(|_| key == PROFILE);
        profile.or_else(|| self.environment.get(key))
    }

    fn vars(&self) -> HashMap<String, String> {
        let profile = self.profile.iter().map(|name| (PROFILE.to_owned(), name.clone()));
        self.environment.all().into_iter().chain(profile).collect()
    }

    fn home_dir(&self) -> Option<PathBuf> {
        self.environment.home()
    }
}

#[derive(Debug)]
struct Files;

impl FileRead for Files {
    async fn file_read(&self, path: &str) -> Result<Vec<u8>> {
        let failed = |error| Error::unexpected(format!("{path} cannot be read: {error}"));
        let owned = path.to_owned();
        blocking::run(|| std::fs::read(owned)).await.and_then(|read| read).map_err(failed)
    }
}

#[derive(Debug)]
struct Http(Arc<dyn Transport>);

impl HttpSend for Http {
    async fn http_send(&self, request: Request<Bytes>) -> Result<Response<Bytes>> {
        let host = request.uri().host().unwrap_or_default().to_owned();
        let patience = if is_metadata(&host) { METADATA_TIMEOUT } else { SERVICE_TIMEOUT };
        let failed = |problem: String| Error::unexpected(problem).set_retryable(true);
        let reply = async {
            let response = self.0.send(request.map(ByteStream::from)).await;
            let (parts, body) = response.map_err(|error| failed(error.to_string()))?.into_parts();
            let body = body.collect().await.map_err(|error| failed(format!("{host}: {error}")))?;
            Ok(Response::from_parts(parts, body.into_bytes()))
        };
        let silent = |_| failed(format!("{host} did not answer within {} s", patience.as_secs()));
        timeout(patience, reply).await.map_err(silent)?
    }
}

/// Whether the host is where containers and instances have their metadata.
fn is_metadata(host: &str) -> bool {
    host.starts_with("169.254.") || host.starts_with("[fd00:ec2:")
}

#[derive(Debug)]
struct Commands;

impl CommandExecute for Commands {
    async fn command_execute<'a>(&'a self, program: &'a str, arguments: &'a [&'a str]) -> Result<CommandOutput> {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null());
        let failed = |error| Error::unexpected(format!("`{program}` cannot be run: {error}"));
        let output = blocking::run(move || command.output()).await.and_then(|output| output).map_err(failed)?;
        Ok(CommandOutput { status: output.status.code().unwrap_or(-1), stdout: output.stdout, stderr: output.stderr })
    }
}
