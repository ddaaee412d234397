//! What answers in place of the portal, and of the service that renews tokens, over loopback.

use super::desk::{Desk, OF_SESSION, SESSION, cached, renewable};
use crate::home::Home;
use crate::sts::error;
use botocore_credentials::ProfileChain;
use botocore_runtime::credentials::ProvideCredentials;
use botocore_runtime::environment::Environment;
use codeartifact_tests::raw_server::{Fate, Server, reply, text};
use std::fs;

/// Answers that are not what was asked for, each with how often it is asked for, and what errors say of it.
fn fates() -> [(Fate, usize, &'static str); 8] {
    let endless = |head: &str| Fate::Endless(format!("HTTP/1.1 200 OK\r\n{head}"));
    let too_much = "it has more than the 16777216 bytes that are the limit";
    let deep = "[".repeat(100_000);
    [
        (endless("transfer-encoding: chunked\r\n\r\nfffffff\r\n"), 1, too_much),
        (endless("content-length: 100000000000\r\n\r\n"), 1, too_much),
        (
            Fate::Cut(text("200 OK", "", &"x".repeat(100))[..60].to_owned()),
            3,
            "end of file before message length reached",
        ),
        (reply("200 OK", "", &deep), 1, "the reply cannot be read"),
        (reply("200 OK", "", "{\"accessToken\": \"veiled"), 1, "the reply cannot be read"),
        (Fate::Reply(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n\xff\xfe".to_vec()), 1, "the reply cannot be read"),
        (reply("302 Found", "location: http://127.0.0.1:1/\r\n", ""), 1, "HTTP 302"),
        (reply("418 I'm a teapot", "", "over\n there\u{7}"), 1, "HTTP 418"),
    ]
}

fn url(server: &Server) -> String {
    format!("http://{}", server.address())
}

/// A chain whose portal and service for tokens are these.
fn chain(home: &Home, desk: &Desk, portal: &str, oidc: &str) -> ProfileChain {
    let file = home.write(".aws/unused", "");
    let place = file.ancestors().nth(2).unwrap().to_str().unwrap();
    let variables = [("HOME", place), ("AWS_ENDPOINT_URL_SSO", portal), ("AWS_ENDPOINT_URL_SSO_OIDC", oidc)];
    ProfileChain::new(desk.settings(home, "work").environment(Environment::from(variables)))
}

#[tokio::test]
async fn a_portal_that_answers_nonsense_is_an_error() {
    for (fate, asked, problem) in fates() {
        let home = Home::new(SESSION, "");
        home.write(OF_SESSION, &cached("2099-01-31T12:00:00Z"));
        let (desk, portal) = (Desk::open(), Server::of([fate]).await);
        let error = error(&chain(&home, &desk, &url(&portal), desk.url())).await.to_string();
        assert!(error.contains("gave none for the role `deploy`") && error.contains(problem), "{error}");
        assert!(error.len() < 1000 && !error.contains(char::is_control), "{error}");
        assert_eq!(portal.count(), asked, "{error}");
    }
}

#[tokio::test]
async fn a_renewal_that_is_answered_by_nonsense_leaves_the_old_token_which_is_used_while_it_is_valid() {
    for (fate, asked, problem) in fates() {
        let home = Home::new(SESSION, "");
        let (desk, oidc) = (Desk::open(), Server::of([fate]).await);
        let expired = renewable("2026-01-31T11:00:00Z");
        let file = home.write(OF_SESSION, &expired);
        let error = error(&chain(&home, &desk, desk.url(), &url(&oidc))).await.to_string();
        assert!(error.contains("gave no new one: ") && error.contains(problem), "{error}");
        assert!(error.contains("so run `aws sso login --sso-session corp`: ") && error.len() < 1000, "{error}");
        assert!(!error.contains(char::is_control) && desk.tokens().is_empty(), "{error}");
        assert_eq!((fs::read_to_string(&file).unwrap(), oidc.count()), (expired, asked), "{error}");

        let valid = renewable("2026-01-31T12:10:00Z");
        fs::write(&file, &valid).unwrap();
        chain(&home, &desk, desk.url(), &url(&oidc)).provide().await.unwrap();
        assert_eq!((fs::read_to_string(&file).unwrap(), oidc.count()), (valid, 2 * asked), "{error}");
        assert_eq!(desk.tokens(), ["concealed"]);
    }
}
