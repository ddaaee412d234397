//! cargo itself asks for the token, and a registry that wants one lets it in.

use crate::fixture::{HOST, Run, User, run};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Sends requests to the provider, and returns its lines.
fn ask(user: &User, requests: &[Value]) -> Vec<Value> {
    let input: String = requests.iter().map(|request| format!("{request}\n")).collect();
    let answered = run(&mut user.program(user.link("cargo-credential-codeartifact")), &input);
    assert!(answered.is_ok, "{answered:?}");
    answered.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn request(kind: &str, url: &str) -> Value {
    json!({ "v": 1, "registry": { "index-url": url, "name": "x" }, "kind": kind, "operation": "read", "args": [] })
}

#[test]
fn requests_are_answered_line_by_line() {
    let user = User::new();
    let url = format!("sparse+https://{HOST}/cargo/main/");
    let requests = [
        request("get", &url),
        request("get", "sparse+https://example.org/index/"),
        request("login", &url),
        request("get", &url),
        request("logout", &url),
        request("get", &url),
        request("owners", &url),
        json!({ "v": 2 }),
    ];
    let answers = ask(&user, &requests);
    assert_eq!(answers[0], json!({ "v": [1] }));
    let get = |index: usize| (answers[index]["Ok"]["token"].as_str(), answers[index]["Ok"]["cache"].as_str());
    assert_eq!(get(1), (Some("Bearer token-1"), Some("expires")));
    assert!(answers[1]["Ok"]["expiration"].as_i64().unwrap() > 1_700_000_000);
    assert_eq!(answers[2], json!({ "Err": { "kind": "url-not-supported" } }));
    assert_eq!(answers[3], json!({ "Ok": { "kind": "login" } }));
    assert_eq!(get(4).0, Some("Bearer token-2"));
    assert_eq!(answers[5], json!({ "Ok": { "kind": "logout" } }));
    assert_eq!(get(6).0, Some("Bearer token-3"));
    assert_eq!(answers[7], json!({ "Err": { "kind": "operation-not-supported" } }));
    assert_eq!(answers[8]["Err"]["kind"], "other");
    user.server.state.lock().unwrap().refuses = true;
    let refused = ask(&user, &[request("login", &url)]);
    let message = refused[1]["Err"]["message"].as_str().unwrap();
    assert!(refused[1]["Err"]["kind"] == "other" && message.contains("AccessDeniedException"), "{message}");
}

#[test]
fn without_credentials_cargo_may_ask_another_provider() {
    let user = User::new();
    let mut command = user.program(user.link("cargo-credential-codeartifact"));
    command
        .env_remove("AWS_ACCESS_KEY_ID")
        .env_remove("AWS_SECRET_ACCESS_KEY")
        .env("AWS_EC2_METADATA_DISABLED", "true");
    let request = request("get", &format!("sparse+https://{HOST}/cargo/main/"));
    let answered = run(&mut command, &format!("{request}\n"));
    assert!(answered.out.ends_with("{\"Err\":{\"kind\":\"not-found\"}}\n"), "{answered:?}");
    assert!(answered.err.contains("AWS_ACCESS_KEY_ID"), "{answered:?}");
}

/// A package that depends on one of the registry, which asks for the token of the domain `acme`.
fn package(user: &User) -> PathBuf {
    let (folder, url) = (user.home.path().join("package"), &user.server.url);
    fs::create_dir_all(folder.join("src")).unwrap();
    fs::create_dir_all(user.home.path().join(".cargo")).unwrap();
    let provider = json!([env!("CARGO_BIN_EXE_codeartifact-auth"), "--domain", "acme", "--region", "eu-west-1"]);
    let config = format!("[registries.acme]\nindex = \"sparse+{url}/registry/\"\ncredential-provider = {provider}\n");
    fs::write(user.home.path().join(".cargo/config.toml"), config).unwrap();
    let manifest = "[package]\nname = \"a\"\nedition = \"2021\"\n[dependencies]\nthing = { version = \"1\", registry = \"acme\" }\n";
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.join("src/lib.rs"), "").unwrap();
    folder
}

fn lock(user: &User, package: &Path) -> Run {
    let _ = fs::remove_file(package.join("Cargo.lock"));
    let mut cargo = user.program(env!("CARGO"));
    cargo.args(["generate-lockfile"]).current_dir(package);
    for variable in ["RUSTUP_HOME", "PATH"] {
        cargo.envs(std::env::var_os(variable).map(|value| (variable, value)));
    }
    run(&mut cargo, "")
}

#[test]
fn cargo_reads_an_index_with_the_token() {
    let user = User::new();
    let package = package(&user);
    let first = lock(&user, &package);
    assert!(first.is_ok, "{first:?}");
    let text = fs::read_to_string(package.join("Cargo.lock")).unwrap();
    assert!(text.contains("name = \"thing\"\nversion = \"1.2.3\""), "{text}");
    let second = lock(&user, &package);
    assert!(second.is_ok && user.server.token_calls() == 1, "{second:?}");
    // A registry that takes the token no more is an error, until there is another one.
    user.server.state.lock().unwrap().accepts = "Bearer token-2".to_owned();
    fs::remove_dir_all(user.home.path().join(".cargo/registry")).unwrap();
    let refused = lock(&user, &package);
    assert!(!refused.is_ok && refused.err.contains("401"), "{refused:?}");
    let mut cargo = user.program(env!("CARGO"));
    cargo.args(["login", "--registry", "acme"]).env("PATH", std::env::var_os("PATH").unwrap_or_default());
    cargo.envs(std::env::var_os("RUSTUP_HOME").map(|value| ("RUSTUP_HOME", value)));
    let login = run(&mut cargo, "");
    assert!(login.is_ok, "{login:?}");
    let third = lock(&user, &package);
    assert!(third.is_ok && user.server.token_calls() == 2, "{third:?}");
}
