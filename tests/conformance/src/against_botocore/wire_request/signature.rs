//! Checks both signatures crosswise: botocore signs what we sent, and we sign what botocore sent, each over the headers
//! of the side that sent it. The headers differ (clients add their own), so the signatures cannot be compared as they
//! are.

use super::WireRequest;
use crate::against_botocore::findings::Findings;
use crate::against_botocore::reference::Reference;
use crate::against_botocore::signing_context;
use botocore_runtime::DateTime;
use botocore_runtime::sigv4::{self, PayloadHash, SigningParams};
use http::Request;
use serde_json::json;
use std::io;

/// What has to be signed where it is sent.
const MUST_BE_SIGNED: [&str; 4] = ["content-type", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"];

/// Checks the signatures of both sides, unless the requests differ: then they have to, and would say nothing new.
pub fn check(
    ours: &WireRequest,
    theirs: &WireRequest,
    region: &str,
    reference: &mut Reference,
    findings: &mut Findings,
) -> io::Result<()> {
    if !findings.differences.is_empty() {
        return Ok(());
    }
    let mut question = ours.clone().with_signed_headers_only().to_json();
    question["region"] = region.into();
    let answer = reference.ask(&json!({ "sign": question }))?;
    let expected = answer["authorization"].as_str().map(str::to_owned);
    findings.compare("our signature, against botocore's of our request", &ours.header("authorization"), &expected);

    let signed = signed(theirs, region);
    let found = theirs.header("authorization").ok_or_else(|| "not signed".to_owned());
    findings.compare("our signature of botocore's request, against botocore's", &signed, &found);

    let covered = ours.signed_headers();
    let sent = MUST_BE_SIGNED.into_iter().filter(|name| ours.headers.contains_key(*name));
    for name in sent.chain(["host"]).filter(|name| !covered.iter().any(|covered| covered == name)) {
        findings.differ(format!("our signature does not cover {name}"));
    }
    Ok(())
}

/// The `Authorization` header that we give to a request of botocore's.
fn signed(theirs: &WireRequest, region: &str) -> Result<String, String> {
    let wire = theirs.clone().with_signed_headers_only();
    let mut request = Request::builder()
        .method(wire.method.as_str())
        .uri(wire.sent_url())
        .body(())
        .map_err(|error| error.to_string())?;
    *request.headers_mut() = wire.headers;
    let service = "codeartifact".to_owned();
    let time = time(theirs).ok_or("no time of its own")?;
    let params = SigningParams { region: region.to_owned(), service, time };
    let payload = PayloadHash::of(&wire.body);
    sigv4::sign(&mut request, &payload, &signing_context::credentials(), &params).map_err(|error| error.to_string())?;
    let authorization = request.headers()[http::header::AUTHORIZATION].to_str().map_err(|error| error.to_string())?;
    Ok(authorization.to_owned())
}

/// The time in `X-Amz-Date`, which has no signs between its parts.
fn time(wire: &WireRequest) -> Option<DateTime> {
    let date = wire.header("x-amz-date")?;
    let part = |start: usize, end: usize| date.get(start..end);
    let day = format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let text = format!("{day}T{}:{}:{}Z", part(9, 11)?, part(11, 13)?, part(13, 15)?);
    DateTime::parse(&text).ok()
}
