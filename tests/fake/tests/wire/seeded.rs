//! What is there before a client comes.

use crate::raw::{Signer, request, send_signed};
use crate::start;
use codeartifact_fake::{SeedAsset, Server, Settings};

#[test]
fn a_seeded_asset_is_there_in_a_published_version() {
    let server = start();
    let tools = SeedAsset { format: "npm", namespace: Some("tools"), package: "hello", ..SeedAsset::default() };
    for (name, content) in [("a.tgz", &b"old"[..]), ("a.tgz", b"new"), ("b.tgz", b"")] {
        server.seed_asset(&SeedAsset { name, content, ..tools }).expect("it can be seeded");
    }
    let query = "domain=acme&repository=main&format=npm&namespace=tools&package=hello&version=1.0.0";
    let send =
        |method: &str, target: &str| send_signed(&server, request(&server, method, target, ""), &Signer::of(&server));
    let assets = send("POST", &format!("/v1/package/version/assets?{query}"));
    let names = assets.body["assets"].as_array().expect("assets").iter().map(|asset| asset["name"].as_str());
    assert_eq!(names.collect::<Vec<_>>(), [Some("a.tgz"), Some("b.tgz")]);
    assert_eq!(send("GET", &format!("/v1/package/version/asset?{query}&asset=a.tgz")).text, "new");
    let version = &send("GET", &format!("/v1/package/version?{query}")).body["packageVersion"];
    assert_eq!((&version["status"], &version["displayName"]), (&"Published".into(), &"@tools/hello".into()));
    assert_eq!((server.calls("GetPackageVersionAsset"), server.calls("PublishPackageVersion")), (1, 0));
    server.seed_repository("acme", "main").expect("it is there already");
}

#[test]
fn an_operation_is_run_without_a_client() {
    let server = start();
    server
        .seed_asset(&SeedAsset { format: "npm", package: "hello", ..SeedAsset::default() })
        .expect("it can be seeded");
    let place = r#""domain": "acme", "repository": "main", "format": "npm", "package": "hello""#;
    let restrictions = r#"{"publish": "BLOCK", "upstream": "ALLOW"}"#;
    let input = format!("{{{place}, \"restrictions\": {restrictions}}}");
    server.seed("PutPackageOriginConfiguration", &input).expect("the package is there");
    let target = "/v1/package?domain=acme&repository=main&format=npm&package=hello";
    let described = send_signed(&server, request(&server, "GET", target, ""), &Signer::of(&server));
    assert_eq!(described.body["package"]["originConfiguration"]["restrictions"]["publish"], "BLOCK");
    assert_eq!(server.calls("PutPackageOriginConfiguration"), 0);
    for (operation, input, expected) in [
        ("PutOrigin", "{}", "PutOrigin"),
        ("CreateDomain", "{", "The input is not JSON"),
        ("CreateDomain", "[]", "The input is not an object"),
        ("CreateDomain", r#"{"domain": "acme"}"#, "acme"),
    ] {
        let error = server.seed(operation, input).expect_err("the service would refuse it").to_string();
        assert!(
            error.contains(&format!("seeded with the outcome of {operation}: ")) && error.contains(expected),
            "{error}"
        );
    }
}

#[test]
fn what_cannot_be_seeded_or_started_is_one_sentence() {
    let server = start();
    let named = server.seed_repository("acme", "no name").expect_err("the name has a space").to_string();
    assert!(
        named.starts_with(
            "the fake of CodeArtifact could not be seeded with the repository no name of acme: The member"
        ),
        "{named}"
    );
    let spaced = SeedAsset { format: "cargo", namespace: Some("space"), ..SeedAsset::default() };
    let spaced = server.seed_asset(&spaced).expect_err("crates have no namespace").to_string();
    assert!(spaced.ends_with("Packages of the format cargo have no namespace, and one is given."), "{spaced}");
    let refused = |change: &dyn Fn(&mut Settings), expected: &str| {
        let mut settings = Settings::default();
        change(&mut settings);
        let error = Server::start_with(settings).expect_err("nothing could fit").to_string();
        assert!(error.contains(expected), "{error}");
    };
    refused(&|settings| settings.account = "1".to_owned(), "the account is not 12 digits");
    refused(&|settings| settings.secret_access_key.clear(), "region, access key, secret or session token is empty");
    refused(&|settings| settings.session_token = Some(String::new()), "session token is empty");
    refused(&|settings| settings.page_size = 0, "a page has no elements");
}
