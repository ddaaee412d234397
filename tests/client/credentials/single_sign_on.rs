//! Credentials by single sign-on, with the token that is cached.

mod bad_input;
pub mod desk;
mod hostile;
mod places;
mod programs;
mod races;
mod renewal;
mod settings;

use crate::home::Home;
use crate::sts::{KEYS, ROLE, form, nowhere, reply, signer, sts};
use botocore_runtime::DateTime;
use botocore_runtime::credentials::{Credentials, ProvideCredentials};
use botocore_runtime::environment::Environment;
use codeartifact_tests::server::Server;
use desk::{Desk, OF_SESSION, OF_URL, SESSION, cached, renewable};
use std::fs;

/// What the desk gives.
fn expected() -> Credentials {
    Credentials::new("ASIASSO", "hidden")
        .with_session_token("hushed")
        .with_expiry(DateTime::from_secs(4_073_544_000))
        .with_account_id("123456789012")
}

#[tokio::test]
async fn the_token_of_a_session_gives_credentials() {
    let home = Home::new(SESSION, "");
    home.write(OF_SESSION, &cached("2099-01-31T12:00:00Z"));
    let desk = Desk::open();
    assert_eq!(desk.chain(&home, "work").provide().await.unwrap(), expected());
    let [request] = &desk.requests()[..] else { panic!("{:?}", desk.requests()) };
    assert_eq!((request.method.as_str(), &*request.path), ("GET", "/federation/credentials"));
    let query = [("account_id", "123456789012"), ("role_name", "deploy")];
    let mut sent = request.query();
    sent.sort();
    assert_eq!(sent, query.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(request.header("x-amz-sso_bearer_token"), Some("concealed"));
    assert_eq!(request.header("authorization"), None);
}

#[tokio::test]
async fn the_token_for_a_url_gives_credentials_however_its_time_is_written() {
    let home = Home::new(
        "[profile work]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
         sso_account_id = 123456789012\nsso_role_name = deploy\n",
        "",
    );
    let desk = Desk::open();
    for expiry in ["2099-01-31T12:00:00Z", "2099-01-31T12:00:00UTC", "2099-01-31T14:00:00+02:00"] {
        home.write(OF_URL, &cached(expiry));
        assert_eq!(desk.chain(&home, "work").provide().await.unwrap(), expected());
    }
    assert_eq!(desk.requests().len(), 3);
}

#[tokio::test]
async fn a_client_calls_by_a_role_over_a_session_whose_token_has_expired() {
    let home = Home::new(&format!("{SESSION}[profile deploy]\nrole_arn = {ROLE}\nsource_profile = work\n"), "");
    let file = home.write(OF_SESSION, &renewable("2026-01-31T11:00:00Z"));
    let (desk, sts, service) = (Desk::open(), sts([reply(&KEYS)]), Server::start());
    let variables = [
        ("HOME", file.ancestors().nth(4).unwrap().to_str().unwrap()),
        ("AWS_PROFILE", "deploy"),
        ("AWS_REGION", "eu-west-1"),
        ("AWS_ENDPOINT_URL_SSO", desk.url()),
        ("AWS_ENDPOINT_URL_SSO_OIDC", desk.url()),
        ("AWS_ENDPOINT_URL_STS", sts.url()),
        ("AWS_ENDPOINT_URL_CODEARTIFACT", service.url()),
    ];
    let settings = nowhere().environment(Environment::from(variables)).time_source(desk.clock.clone());
    let client = codeartifact::Client::load(settings).await.unwrap();
    for _ in 0..2 {
        client.list_domains().send().await.unwrap();
    }
    let signers: Vec<_> = service.requests().iter().map(|request| signer(request).unwrap()).collect();
    assert_eq!(signers, vec![["ASIADEPLOY", "eu-west-1", "codeartifact"].map(str::to_owned); 2]);
    let request = &sts.requests()[0];
    assert_eq!((&*signer(request).unwrap()[0], &*form(request)["RoleArn"]), ("ASIASSO", ROLE));
    // Each service is asked once.
    assert_eq!((desk.renewals().len(), desk.tokens(), sts.requests().len()), (1, vec!["the-token".to_owned()], 1));
    assert!(fs::read_to_string(file).unwrap().contains("the-token"));
}
