//! AWS's test suite of Signature Version 4.

mod case;

use super::results::Results;
use crate::judges::verdict::Verdict;
use botocore_runtime::DateTime;
use botocore_runtime::credentials::Credentials;
use botocore_runtime::http::header::AUTHORIZATION;
use botocore_runtime::http::{HeaderValue, Request};
use botocore_runtime::sigv4::{self, PayloadHash, SigningParams};
use case::Case;
use std::path::{Path, PathBuf};
use std::{fs, io};
use xtask::failure::Failure;

/// When the suite's requests are signed: 2015-08-30T12:36:00Z.
const TIME: i64 = 1_440_938_160;

/// Why a request with a space in its path is not judged.
const BARE_SPACE: &str = "the request line has a bare space in its path, which HTTP does not allow and http::Uri \
                          cannot hold; as %20 it is another path, which signs as %2520";

/// Judges every folder that holds a request.
pub fn judge(sources: &Path, results: &mut Results) -> Result<(), Failure> {
    let suite = sources.join("tests/unit/auth/aws4_testsuite");
    for folder in folders(&suite).map_err(Failure::at("read the signatures in", &suite))? {
        let verdict = match case::has_bare_space(&folder) {
            Ok(true) => Verdict::Skipped(BARE_SPACE.to_owned()),
            Ok(false) => match Case::read(&folder) {
                Ok(case) => Verdict::of(&problems(case)),
                Err(error) => Verdict::Failed(error.to_string()),
            },
            Err(error) => return Err(Failure::at("read the signatures in", &folder)(error)),
        };
        let name = folder.strip_prefix(&suite).unwrap_or(&folder).display().to_string();
        results.add("signatures", &name, verdict);
    }
    Ok(())
}

/// Where ours differs from what is expected, step by step.
fn problems(mut case: Case) -> Vec<String> {
    let payload = PayloadHash::of(case.request.body());
    let params = params();
    let mut credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    if let Some(token) = case.session_token() {
        credentials = credentials.with_session_token(token);
    }
    if let Err(error) = sigv4::sign(&mut case.request, &payload, &credentials, &params) {
        return vec![error.to_string()];
    }
    let canonical = sigv4::canonical_request(&case.request, &payload);
    let to_sign = sigv4::string_to_sign(&canonical, &params);
    case.add_unsigned_token();
    let authorization = case.request.headers().get(AUTHORIZATION).map_or(&b""[..], HeaderValue::as_bytes);
    let steps = [
        ("the canonical request", canonical, case.canonical_request),
        ("the string to sign", to_sign, case.string_to_sign),
        ("the authorization", String::from_utf8_lossy(authorization).into_owned(), case.authorization),
        ("the signed request", shown(&case.request), shown(&case.signed)),
    ];
    let wrong = steps.into_iter().filter(|(_, ours, expected)| ours != expected);
    wrong.map(|(what, ours, expected)| format!("{what} is {ours:?}, not {expected:?}")).collect()
}

/// What the suite signs with besides its keys.
fn params() -> SigningParams {
    SigningParams { region: "us-east-1".to_owned(), service: "service".to_owned(), time: DateTime::from_secs(TIME) }
}

/// A request for comparison: its headers by name, those of one name in the order sent. `Authorization` is judged before,
/// and one signed request of the suite (`get-vanilla-with-session-token`) carries another than the suite's own `.authz`.
fn shown(request: &Request<Vec<u8>>) -> String {
    let mut headers: Vec<_> =
        request.headers().iter().map(|(name, value)| (name, String::from_utf8_lossy(value.as_bytes()))).collect();
    headers.retain(|(name, _)| *name != AUTHORIZATION);
    headers.sort_by_key(|(name, _)| name.as_str());
    let body = String::from_utf8_lossy(request.body());
    format!("{} {} {headers:?} {body}", request.method(), request.uri())
}

/// The folders with a request, sorted by path.
fn folders(within: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut children = Vec::new();
    for entry in fs::read_dir(within)? {
        children.push(entry?.path());
    }
    children.sort();
    if children.iter().any(|child| child.extension().is_some_and(|extension| extension == "req")) {
        found.push(within.to_owned());
    }
    for child in children.iter().filter(|child| child.is_dir()) {
        found.extend(folders(child)?);
    }
    Ok(found)
}
