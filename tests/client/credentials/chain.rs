//! The default chain, which an emitted client has without more ado.

mod nothing;
#[cfg(unix)]
mod order;

use crate::clock::Clock;
use crate::home::Home;
use crate::single_sign_on::desk as single_sign_on;
use crate::sts::{ROLE, error, failure, form, nowhere, reply as of_sts, signer, sts};
use botocore_runtime::client::ConfigBuilder;
use botocore_runtime::environment::Environment;
use bytes::Bytes;
use codeartifact::config::{AttemptContext, AttemptOutcome, Intercept, ProvideCredentials};
use codeartifact::credentials::{AssumeRole, DefaultChain, caller_identity};
use codeartifact::{Client, blocking};
use codeartifact_tests::server::{Received, Server, reply};
use codeartifact_tests::stack::Stack;
use http::Response;
use std::sync::{Arc, Mutex};

const ROLES: &str = "/latest/meta-data/iam/security-credentials/";

/// All services on one host: `CodeArtifact`, STS, those of single sign-on, a container and an instance.
fn services() -> Server {
    Server::answering(|request| {
        let metadata = |key: &str| {
            format!(
                r#"{{"AccessKeyId": "{key}", "SecretAccessKey": "hidden", "Token": "hushed",
                    "Expiration": "2099-01-31T12:00:00Z"}}"#
            )
        };
        let body = match request.path.as_str() {
            "/" => {
                let key = if form(request)["Action"] == "AssumeRole" { "ASIAROLE" } else { "ASIAWEB" };
                let [_, others @ ..] = crate::sts::KEYS;
                of_sts(&[&[("AccessKeyId", key)], &others[..]].concat()).1
            }
            "/federation/credentials" => single_sign_on::GIVEN.to_owned(),
            "/token" => single_sign_on::RENEWED.to_owned(),
            "/task" => metadata("ASIATASK"),
            "/latest/api/token" => "t".to_owned(),
            path if path == ROLES => "role".to_owned(),
            path if path.starts_with(ROLES) => metadata("ASIAINSTANCE"),
            _ => return reply::complete(request),
        };
        Response::new(Bytes::from(body))
    })
}

/// Settings for which all services are on the server. The profile is that of variables, or else `default`.
fn settings(home: &Home, server: &Server, variables: &[(&str, &str)]) -> ConfigBuilder {
    let own = [
        ("HOME", home.path()),
        ("AWS_ENDPOINT_URL", server.url()),
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url()),
        ("AWS_REGION", "eu-west-1"),
    ];
    let environment = own.into_iter().chain(variables.iter().copied()).collect::<Environment>();
    nowhere().environment(environment).time_source(Clock::at_noon())
}

/// The key that a client signs with.
async fn key(stack: Stack, settings: ConfigBuilder, server: &Server) -> String {
    match stack {
        Stack::Async => Client::load(settings).await.unwrap().list_domains().send().await.map(drop),
        Stack::Blocking => blocking::Client::load(settings).unwrap().list_domains().send().map(drop),
    }
    .unwrap();
    let [key, _, service] = signer(server.requests().last().unwrap()).unwrap();
    assert_eq!(service, "codeartifact");
    key
}

/// Whether the agents beside the program were asked, which nobody asks for.
fn is_of_agent(request: &Received) -> bool {
    request.path == "/task" || request.path.starts_with("/latest/")
}

const SECRET: &str = "aws_secret_access_key = hidden\n";

#[tokio::test]
async fn a_role_of_a_profile_by_single_sign_on_whose_token_has_expired_signs_a_call() {
    for stack in Stack::BOTH {
        let server = services();
        let roles = format!("[profile deploy]\nrole_arn = {ROLE}\nsource_profile = work\n");
        let home = Home::new(&format!("{}{roles}", single_sign_on::SESSION), "");
        let file = home.write(single_sign_on::OF_SESSION, &single_sign_on::renewable("2026-01-31T11:00:00Z"));
        let settings = settings(&home, &server, &[("AWS_PROFILE", "deploy")]);
        assert_eq!(key(stack, settings.clone(), &server).await, "ASIAROLE");
        let asked = |from: usize| server.requests().into_iter().skip(from).map(|it| it.path).collect::<Vec<_>>();
        assert_eq!(asked(0), ["/token", "/federation/credentials", "/", "/v1/domains"]);
        assert_eq!(signer(&server.requests()[2]).unwrap(), ["ASIASSO", "eu-west-1", "sts"]);
        let written = std::fs::read_to_string(file).unwrap();
        assert!(written.contains(r#""accessToken": "the-token""#), "{written}");
        // Another program finds the new token.
        assert_eq!(key(stack, settings, &server).await, "ASIAROLE");
        assert_eq!(asked(4), ["/federation/credentials", "/", "/v1/domains"]);
    }
}

#[tokio::test]
async fn the_settings_of_a_web_identity_come_from_variables_or_else_from_the_profile() {
    for stack in Stack::BOTH {
        let server = services();
        let token = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(token.path(), "the-token").unwrap();
        let file = token.path().to_str().unwrap();
        let other = "arn:aws:iam::123456789012:role/other";
        let home = Home::new(
            &format!("[default]\nrole_arn = {ROLE}\nweb_identity_token_file = {file}\nrole_session_name = pod\n"),
            "",
        );
        for (variables, role, session) in [
            (&[][..], ROLE, "pod"),
            (&[("AWS_ROLE_ARN", other)], other, "pod"),
            (&[("AWS_ROLE_ARN", other), ("AWS_ROLE_SESSION_NAME", "it")], other, "it"),
        ] {
            assert_eq!(key(stack, settings(&home, &server, variables), &server).await, "ASIAWEB");
            let requests = server.requests();
            let asked = form(&requests[requests.len() - 2]);
            assert_eq!((&*asked["RoleArn"], &*asked["RoleSessionName"]), (role, session));
        }
        let home = Home::new("", "");
        let error = error(&DefaultChain::new(settings(&home, &server, &[("AWS_WEB_IDENTITY_TOKEN_FILE", file)]))).await;
        assert_eq!(
            error.to_string(),
            "web identity, which AWS_WEB_IDENTITY_TOKEN_FILE asks for, has no role: set AWS_ROLE_ARN, or `role_arn` of profile \
         `default`"
        );
    }
}

#[tokio::test]
async fn a_profile_that_the_program_names_comes_before_variables() {
    for stack in Stack::BOTH {
        let server = services();
        let home = Home::new("", &format!("[work]\naws_access_key_id = AKIDWORK\n{SECRET}"));
        let variables = [
            ("AWS_ACCESS_KEY_ID", "AKIDENV"),
            ("AWS_SECRET_ACCESS_KEY", "hidden"),
            ("AWS_WEB_IDENTITY_TOKEN_FILE", "/not/there"),
            ("AWS_PROFILE", "other"),
        ];
        assert_eq!(key(stack, settings(&home, &server, &variables).profile("work"), &server).await, "AKIDWORK");
    }
}

#[tokio::test]
async fn what_settings_ask_for_is_not_replaced_by_another_source() {
    let server = services();
    let task = format!("{}/task", server.url());
    let home = Home::new(
        &format!(
            "[profile blank]\naws_access_key_id = AKID\n{SECRET}role_arn =\n\
             [profile denied]\nrole_arn = {ROLE}\nsource_profile = keys\n[profile keys]\naws_access_key_id = AKID\n{SECRET}\
             [profile broken]\ncredential_process = sh -c 'exit 3'\naws_access_key_id = AKID\n{SECRET}\
             [profile web]\nrole_arn = {ROLE}\nweb_identity_token_file = /not/there\n\
             [profile poor]\nrole_arn = {ROLE}\ncredential_source = Environment\n"
        ),
        &format!("[half]\naws_access_key_id = AKID\n[default]\naws_access_key_id = AKID\n{SECRET}"),
    );
    let denied = sts([failure(403, "AccessDenied", "no")]);
    for (variables, expected) in [
        (&[("AWS_PROFILE", "blank")][..], "`role_arn` of profile `blank` in "),
        (&[("AWS_PROFILE", "broken")], "the `credential_process` of profile `broken` "),
        (&[("AWS_PROFILE", "half")], "profile `half` in "),
        (&[("AWS_PROFILE", "nowhere")], "there is no profile `nowhere` in "),
        (&[("AWS_PROFILE", "poor")], "`credential_source` of profile `poor` has no credentials: "),
        (
            &[("AWS_PROFILE", "web")],
            "web identity, which `web_identity_token_file` of profile `web` asks for, has no credentials: ",
        ),
        (
            &[("AWS_PROFILE", "denied"), ("AWS_ENDPOINT_URL_STS", denied.url())],
            "profile `denied` has no credentials: STS at ",
        ),
        (&[("AWS_ACCESS_KEY_ID", "AKID")], "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not"),
        (
            &[("AWS_WEB_IDENTITY_TOKEN_FILE", "/not/there"), ("AWS_ROLE_ARN", ROLE)],
            "web identity, which AWS_WEB_IDENTITY_TOKEN_FILE asks for, has no credentials: ",
        ),
    ] {
        let variables = [variables, &[("AWS_CONTAINER_CREDENTIALS_FULL_URI", &task)]].concat();
        let error = error(&DefaultChain::new(settings(&home, &server, &variables))).await;
        assert!(!error.is_absent() && error.to_string().starts_with(expected), "{variables:?}: {error}");
    }
    assert!(!server.requests().iter().any(is_of_agent), "{:?}", server.requests());
    let home = Home::new("", "");
    let lost = format!("{}/task", denied.url());
    let variables = [("AWS_CONTAINER_CREDENTIALS_FULL_URI", &*lost), ("AWS_ENDPOINT_URL_STS", server.url())];
    tokio::time::pause();
    let error = error(&DefaultChain::new(settings(&home, &server, &variables))).await;
    assert!(!error.is_absent() && error.to_string().starts_with("no credentials from the container at "), "{error}");
    assert!(server.requests().is_empty());
}

/// A hook that keeps the operations that it sees.
#[derive(Debug, Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Intercept for Seen {
    fn read_after_attempt(&self, attempt: &AttemptContext, _outcome: &AttemptOutcome<'_>) {
        self.0.lock().unwrap().push(attempt.operation.to_string());
    }
}

#[tokio::test]
async fn sources_are_asked_with_the_clients_region_and_clock_but_not_at_its_endpoint() {
    let (server, artifacts) = (services(), Server::start());
    let home = Home::new(
        &format!("[default]\nrole_arn = {ROLE}\nsource_profile = base\n"),
        &format!("[base]\naws_access_key_id = AKID\n{SECRET}"),
    );
    let seen = Seen::default();
    // The reply of STS is larger than those of the service may be.
    let own = settings(&home, &server, &[]).endpoint_url(artifacts.url()).region("us-west-2").max_reply_size(300);
    let client = Client::load(own.interceptor(seen.clone())).await.unwrap();
    drop(client.list_domains().send().await);
    let [asked] = &server.requests()[..] else { panic!("{:?}", server.requests()) };
    assert_eq!(signer(asked).unwrap(), ["AKID", "us-west-2", "sts"]);
    assert!(asked.header("x-amz-date").unwrap().starts_with("20260131T1200"), "{asked:?}");
    assert_eq!(signer(&artifacts.requests()[0]).unwrap()[0], "ASIAROLE");
    assert_eq!(*seen.0.lock().unwrap(), ["ListDomains"]);
}

#[tokio::test]
async fn codes_are_asked_for_where_the_program_says_how() {
    for stack in Stack::BOTH {
        let server = services();
        let home = Home::new(
            &format!("[profile work]\nrole_arn = {ROLE}\nsource_profile = base\nmfa_serial = GAHT12345678\n"),
            &format!("[base]\naws_access_key_id = AKID\n{SECRET}"),
        );
        let settings = settings(&home, &server, &[("AWS_PROFILE", "work")]);
        let refused = error(&DefaultChain::new(settings.clone())).await.to_string();
        assert!(refused.contains("nothing is set that asks for one: set it by `with_mfa_codes`"), "{refused}");
        // A chain that a program makes itself has a transport of its own.
        let chain = DefaultChain::new(stack.settings(settings.clone())).with_mfa_codes(|_| Ok("123456".to_owned()));
        assert_eq!(key(stack, settings.credentials_provider(chain), &server).await, "ASIAROLE");
        assert_eq!(form(&server.requests()[0])["TokenCode"], "123456");
    }
}

#[tokio::test]
async fn the_providers_use_the_chain_themselves() {
    let server = services();
    let (home, task) = (Home::new("", ""), format!("{}/task", server.url()));
    let settings = settings(&home, &server, &[("AWS_CONTAINER_CREDENTIALS_FULL_URI", &task)]);
    let role = AssumeRole::builder(ROLE).settings(settings.clone()).build();
    assert_eq!(role.provide().await.unwrap().access_key_id(), "ASIAROLE");
    drop(caller_identity(settings.clone()).await);
    let signers: Vec<_> = server.requests().iter().filter_map(signer).map(|[key, ..]| key).collect();
    assert_eq!(signers, ["ASIATASK", "ASIATASK"]);
    // The provider of a client's configuration is the one that the client asks.
    let client = Client::load(settings).await.unwrap();
    assert_eq!(client.config().credentials_provider().provide().await.unwrap().access_key_id(), "ASIATASK");
}
