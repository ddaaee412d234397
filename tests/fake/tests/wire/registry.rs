//! The fake as a registry of cargo's.

use crate::raw::{Reply, Signer, request, send, send_signed};
use crate::start;
use codeartifact_fake::Server;
use serde_json::json;

pub const BASE: &str = "/cargo/d/abc-123456789012/repo";

/// A fake with a domain and a repository, and a token for them.
pub fn with_token() -> (Server, String) {
    let server = start();
    let signer = Signer::of(&server);
    let signed = |target: &str| send_signed(&server, request(&server, "POST", target, ""), &signer);
    assert_eq!(signed("/v1/domain?domain=abc").status, 200);
    assert_eq!(signed("/v1/repository?domain=abc&repository=repo").status, 200);
    let token = signed("/v1/authorization-token?domain=abc").body["authorizationToken"].as_str().map(str::to_owned);
    (server, token.expect("a token"))
}

pub fn with(server: &Server, token: &str, method: &str, path: &str, body: &str) -> Reply {
    at(server, token, method, &format!("{BASE}/{path}"), body)
}

/// Asks for any path, with a token or a whole header.
pub fn at(server: &Server, token: &str, method: &str, path: &str, body: &str) -> Reply {
    let mut request = request(server, method, path, body);
    request.headers_mut().insert("authorization", token.parse().expect("a header"));
    send(server, &request)
}

/// The body by which cargo publishes a crate.
fn published(name: &str) -> String {
    let about = json!({
        "name": name,
        "vers": "1.0.0",
        "deps": [{ "name": "real", "version_req": "^1", "explicit_name_in_toml": "local", "kind": "normal" }],
        "features": {},
    });
    let length = |text: &str| String::from_utf8(u32::try_from(text.len()).unwrap().to_le_bytes().to_vec()).unwrap();
    // Filled up to 256 bytes, since a length with other bytes is not text.
    let about = format!("{:<256}", about.to_string());
    format!("{}{about}{}content", length(&about), length("content"))
}

#[test]
fn a_crate_is_published_and_downloaded() {
    let (server, token) = with_token();
    let config = with(&server, &token, "GET", "config.json", "").body;
    assert_eq!(config["api"], format!("{}{BASE}", server.endpoint_url()));
    assert_eq!(with(&server, &token, "GET", "ab/cd/abcd", "").status, 404);
    assert_eq!(with(&server, &token, "PUT", "api/v1/crates/new", &published("Abcd")).status, 200);
    assert_eq!(with(&server, &token, "PUT", "api/v1/crates/new", &published("Abcd")).status, 409);
    let index = with(&server, &token, "GET", "ab/cd/abcd", "");
    assert_eq!((&index.body["name"], &index.body["vers"]), (&json!("Abcd"), &json!("1.0.0")), "{index:?}");
    assert_eq!(index.body["deps"][0]["package"], "real");
    assert_eq!(index.body["cksum"], botocore_runtime::sigv4::sha256_hex(b"content"));
    let crate_file = with(&server, &format!("Bearer {token}"), "GET", "api/v1/crates/Abcd/1.0.0/download", "");
    assert_eq!(crate_file.text, "content");
    for body in ["", "\u{1}\u{0}", "\u{9}\u{0}\u{0}\u{0}{}"] {
        assert_eq!(with(&server, &token, "PUT", "api/v1/crates/new", body).status, 400);
    }
}

#[test]
fn tokens_are_checked() {
    let (server, token) = with_token();
    assert_eq!(with(&server, &token, "GET", "config.json", "").status, 200);
    assert_eq!(with(&server, &format!("{token}x"), "GET", "config.json", "").status, 401);
    assert_eq!(send(&server, &request(&server, "GET", &format!("{BASE}/config.json"), "")).status, 401);
}
