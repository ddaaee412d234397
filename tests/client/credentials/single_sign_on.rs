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
use botocore_runtime::DateTime;
use botocore_runtime::credentials::{Credentials, ProvideCredentials};
use desk::{Desk, OF_SESSION, OF_URL, SESSION, cached};

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
