//! Each asker is answered in its own protocol.

use crate::fixture::{HOST, User, run};
use serde_json::{Value, json};

#[test]
fn each_asker_has_its_form_of_the_token() {
    let user = User::new();
    let url = format!("https://{HOST}/pypi/main/simple/");
    assert_eq!(user.run(&["token", &url]).out, "token-1\n");
    assert_eq!(user.run(&["token", "--domain", "acme", "--region", "eu-west-1"]).out, "token-2\n");
    assert_eq!(user.run(&["netrc", &url]).out, format!("machine {HOST} login aws password token-1\n"));
    for (arguments, expected) in [
        (&["get", &url, "aws"][..], "token-1\n"),
        (&["get", HOST, "aws"], "token-1\n"),
        (&["--mode", "creds", "get", &url], "aws\ntoken-1\n"),
    ] {
        let keyring = run(user.program(user.link("keyring")).args(arguments), "");
        assert_eq!((keyring.is_ok, keyring.out.as_str()), (true, expected), "{keyring:?}");
    }
    let helper = run(&mut user.program(user.link(HOST)), "");
    assert_eq!(helper.out, "Bearer token-1\n");
    assert_eq!(user.server.token_calls(), 2);
    let calls = user.server.state.lock().unwrap().calls.clone();
    assert_eq!(calls[0].0, "/v1/authorization-token?domain=acme&domain-owner=111122223333");
    assert!(calls[0].1.contains("Credential=AKIDONE/") && calls[0].1.contains("/eu-west-1/codeartifact/"), "{calls:?}");
}

#[test]
fn keyring_has_nothing_for_others() {
    let user = User::new();
    for arguments in [["get", "https://example.org/simple/", "aws"], ["get", &format!("https://{HOST}/"), "me"]] {
        let keyring = run(user.program(user.link("keyring")).args(arguments), "");
        assert_eq!((keyring.is_ok, keyring.out.as_str()), (false, ""), "{keyring:?}");
    }
    assert!(!run(user.program(user.link("keyring")).args(["set", HOST, "aws"]), "secret").is_ok);
    assert_eq!(user.server.token_calls(), 0);
}

#[test]
fn bazel_and_uv_are_given_headers() {
    let user = User::new();
    let ask = |uri: &str| run(&mut user.command(&["get"]), &json!({ "uri": uri }).to_string());
    let basic = "Basic YXdzOnRva2VuLTE=";
    for (path, header) in [
        ("npm/main/", "Bearer token-1"),
        ("cargo/main/config.json", "Bearer token-1"),
        ("maven/main/a.jar", basic),
        // Packages may be called as formats are.
        ("pypi/main/simple/npm/", basic),
        ("npm/main/pypi", "Bearer token-1"),
    ] {
        let answer: Value = serde_json::from_str(&ask(&format!("https://{HOST}/{path}")).out).unwrap();
        assert_eq!(answer["headers"]["Authorization"], json!([header]), "{answer}");
        assert!(answer["expires"].as_str().unwrap().ends_with('Z'), "{answer}");
    }
    assert_eq!(ask("https://example.org/").out, "{\"headers\":{}}\n");
    let wrong = run(&mut user.command(&["get"]), "{");
    assert!(!wrong.is_ok && wrong.err.contains("the request is not JSON"), "{wrong:?}");
}

#[test]
fn what_cannot_be_done_is_one_sentence() {
    let user = User::new();
    for (arguments, expected) in [
        (&["token"][..], "give the URL of a CodeArtifact repository, or --domain"),
        (&["token", "--domain", "acme"], "no region is set"),
        (&["token", "--domian", "acme"], "there is no option --domian"),
        (&["token", "--domain"], "--domain needs a value"),
        (&["token", "--domain", "--region", "r"], "--domain needs a value"),
        (&["token", &format!("https://{HOST}/npm/main/"), "--domain", "other"], "give the URL of a CodeArtifact"),
        (&["tokn"], "there is no command `tokn`"),
        (&["logout", "npm", "--name", "acme-main"], "`logout` has no option --name"),
        (&["token", HOST, "--repository", "main"], "`token` has no option --repository"),
        (&["login", "npm", HOST, "--repository", "main", "--mode", "creds"], "`login` has no option --mode"),
        (&["token", "--domain", "a", "--region", "r", "--profile", "x"], "there is no profile `x`"),
    ] {
        let run = user.run(arguments);
        assert!(!run.is_ok && run.out.is_empty() && run.err.contains(expected), "{run:?}");
    }
}

#[test]
fn the_doctor_says_what_is_used_and_what_is_stale() {
    let user = User::new();
    let url = format!("https://{HOST}/npm/main/");
    // Nobody listens there any more.
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let doctor = || run(user.command(&["doctor", &url]).env("AWS_ENDPOINT_URL_STS", format!("http://{gone}")), "");
    let before = doctor();
    for expected in [
        "domain: acme of 111122223333 in eu-west-1\n",
        &format!("endpoint: {}\n", user.server.url),
        "settings ask for: access key AKIDONE\n",
        "credentials: GetCallerIdentity",
        "token: none in the cache\n",
    ] {
        assert!(before.is_ok && before.out.contains(expected), "{before:?}");
    }
    let login = || user.run(&["login", "npm", &url, "--repository", "main"]).is_ok;
    assert!(login());
    let current = doctor().out;
    assert!(current.contains("token: 0 minutes old, valid for 7"), "{current}");
    assert!(
        current.contains("npm, acme-main: ") && current.contains(".npmrc has the token of the cache\n"),
        "{current}"
    );
    assert!(user.run(&["forget", &url]).is_ok && user.run(&["token", &url]).is_ok);
    let stale = doctor().out;
    assert!(stale.contains(".npmrc has another token: log in again") && !stale.contains("token-"), "{stale}");
    assert_eq!(user.server.token_calls(), 2);
    // Of two logins of a tool, one may be older than the other.
    assert!(user.run(&["login", "npm", &url, "--repository", "main", "--name", "second"]).is_ok);
    let both = doctor().out;
    assert!(both.contains("npm, acme-main: ") && both.contains(".npmrc has another token"), "{both}");
    assert!(both.contains("npm, second: ") && both.contains(".npmrc has the token of the cache"), "{both}");
}

#[test]
fn the_doctor_goes_on_behind_what_it_cannot_read() {
    let user = User::new();
    let url = format!("https://{HOST}/npm/main/");
    assert!(user.run(&["login", "npm", &url, "--repository", "main"]).is_ok);
    user.write(".netrc", b"\xff\xfem\0");
    user.write(".cache/broken", "");
    let doctor = || {
        let mut doctor = user.command(&["doctor", &url]);
        run(doctor.env("AWS_ENDPOINT_URL_STS", &user.server.url), "")
    };
    let said = doctor();
    assert!(said.is_ok && said.out.contains("npm, acme-main: "), "{said:?}");
    assert_eq!(said.out.matches("files: cannot read ").count(), 1, "{said:?}");
    let mut lost = user.command(&["doctor", &url]);
    let said = run(lost.env("CODEARTIFACT_AUTH_CACHE", user.home.path().join(".cache/broken")), "");
    assert!(said.is_ok && said.out.contains("token: the cache is not used: cannot create"), "{said:?}");
}

#[test]
fn who_asks_how_it_is_used_is_told() {
    let user = User::new();
    for option in ["-h", "--help", "help"] {
        let help = user.run(&[option]);
        assert!(help.is_ok && help.out.contains("login TOOL --domain NAME --repository NAME"), "{help:?}");
    }
    for option in ["-V", "--version"] {
        assert_eq!(user.run(&[option]).out, format!("codeartifact-auth {}\n", env!("CARGO_PKG_VERSION")));
    }
}
