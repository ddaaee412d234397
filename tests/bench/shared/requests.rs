//! The requests that the client sends, byte for byte but for what changes with each call: the signature, the time and the
//! number of the call. Floors send them without having made them up.

use bench_measure::{ASSET_SHA256, Failure, Task};
use http::{Method, Request, StatusCode};

const USER_AGENT: &str = "botocore-runtime/0.3.0 api/codeartifact#2018-09-22 os/linux lang/rust";
const CREDENTIAL: &str =
    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261130/us-east-1/codeartifact/aws4_request, SignedHeaders=";
const SIGNED: &str = "amz-sdk-invocation-id;amz-sdk-request;host;x-amz-date";
const SIGNED_ASSET: &str = "amz-sdk-invocation-id;amz-sdk-request;content-type;host;x-amz-content-sha256;x-amz-date";
const SIGNATURE: &str = ", Signature=c101a1499b482c3fb02055d50c2de15ddd07b613a7dd34da8029eb6d6ed20a40";
const PACKAGE: &str = "repository=my-repository&format=generic&package=my-package&version=1.0.0&asset=asset.bin";

/// The head of the request of a task; its URL begins with that of the server.
pub fn head(task: &Task, server: &str, in_flight: usize) -> Result<Request<()>, Failure> {
    let domain = task.domain(in_flight);
    let (method, target) = match task {
        Task::Token | Task::Hold => (Method::POST, format!("/v1/authorization-token?domain={domain}")),
        Task::Page => (Method::POST, format!("/v1/packages?domain={domain}&repository=my-repository")),
        Task::Error => (Method::GET, format!("/v1/domain?domain={domain}")),
        Task::Download(_) => (Method::GET, format!("/v1/package/version/asset?domain={domain}&{PACKAGE}")),
        Task::Publish | Task::Upload { .. } => {
            (Method::POST, format!("/v1/package/version/publish?domain={domain}&{PACKAGE}"))
        }
    };
    let has_asset = matches!(task, Task::Publish | Task::Upload { .. });
    let mut request = Request::builder().method(method).uri(format!("{server}{target}"));
    if has_asset {
        request =
            request.header("x-amz-content-sha256", ASSET_SHA256).header("content-type", "application/octet-stream");
    }
    let signed = if has_asset { SIGNED_ASSET } else { SIGNED };
    let request = request
        .header("user-agent", USER_AGENT)
        .header("amz-sdk-invocation-id", "e1a7dbac-59b1-413a-8041-862f90e8d8f6")
        .header("amz-sdk-request", "attempt=1; max=3")
        .header("x-amz-date", "20261130T090148Z")
        .header("authorization", format!("{CREDENTIAL}{signed}{SIGNATURE}"));
    Ok(request.body(())?)
}

/// Returns an error if a reply has another status than the one that the task ends with.
pub fn expect(task: &Task, status: StatusCode) -> Result<(), Failure> {
    let expected = if *task == Task::Error { StatusCode::NOT_FOUND } else { StatusCode::OK };
    if status == expected { Ok(()) } else { Err(format!("expected {expected}, found {status}").into()) }
}

/// The URL of the server.
pub fn server() -> Result<String, Failure> {
    Ok(std::env::var("AWS_ENDPOINT_URL")?)
}
