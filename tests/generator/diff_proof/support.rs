//! What the programs of all pairs use.

use botocore_runtime::http::Response;
pub use botocore_runtime::test_util::Stub;
use botocore_runtime::{Operation, http};
use std::fmt::{Debug, Write as _};

/// Waits for a future.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    runtime.expect("a runtime").block_on(future)
}

/// A service that replies to calls of an operation with these bodies, one by one, and goes on with the last one.
pub fn replies<O: Operation>(bodies: impl IntoIterator<Item = &'static str>) -> Stub {
    let stub = Stub::new();
    let mut bodies = bodies.into_iter().peekable();
    while let Some(body) = bodies.next() {
        let expected = stub.on::<O>().reply_raw(Response::new(body));
        if bodies.peek().is_none() {
            expected.any_times();
        }
    }
    stub
}

/// A service that fails each call of an operation.
pub fn fails<O: Operation>(status: u16, code: &str, body: &'static str) -> Stub {
    let stub = Stub::new();
    let mut response = Response::new(body);
    *response.status_mut() = http::StatusCode::from_u16(status).expect("a status");
    response.headers_mut().insert("x-amzn-errortype", code.parse().expect("a header"));
    response.headers_mut().insert("retry-after", "0".parse().expect("a header"));
    stub.on::<O>().reply_raw(response).any_times();
    stub
}

/// Whether a call went out, or its input was refused.
pub fn accepted<T, E: Debug>(result: &Result<T, E>) -> String {
    match result {
        Ok(_) => "accepted".to_owned(),
        Err(_) => "refused".to_owned(),
    }
}

/// What was sent: line, headers that are the same in each run, body, and the service that signatures are for.
pub fn sent(stub: &Stub) -> String {
    let mut text = String::new();
    for request in stub.requests() {
        let _ = writeln!(text, "{} {}", request.method, request.uri);
        let of_service = ["content-type", "content-md5", "content-encoding", "user-agent", "x-amz-target"];
        let by_models = request.headers.keys().map(|name| name.as_str()).filter(|name| name.starts_with("x-") || *name == "at");
        for name in of_service.into_iter().chain(by_models.filter(|name| !name.starts_with("x-amz"))) {
            if let Some(value) = request.header(name) {
                let _ = writeln!(text, "{name}: {value}");
            }
        }
        let scope = request.header("authorization").and_then(|value| value.split('/').nth(3));
        let _ = writeln!(text, "signed for {scope:?}");
        let body = &request.body[..request.body.len().min(200)];
        let _ = writeln!(text, "{}", String::from_utf8_lossy(body));
    }
    text
}
