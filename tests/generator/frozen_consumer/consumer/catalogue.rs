//! The rest of the service: tokens, and a listing that has no paginator.

use crate::service::Service;
use serde_json::json;
use shelf::endpoint::{Params, resolve};
use shelf::operation::get_authorization_token::{GetAuthorizationTokenInput, GetAuthorizationTokenOutput};
use shelf::operation::list_domains::ListDomainsInput;
use shelf::runtime::endpoint::BuiltIns;
use shelf::{Client, Error};

pub async fn show() -> Result<(), Error> {
    let service = Service::new()
        .replies::<ListDomainsInput>(&json!({"domains": ["a", "b"], "nextToken": "n", "colour": "red"}))
        .replies::<ListDomainsInput>(&json!({"domains": ["c"]}))
        .replies::<GetAuthorizationTokenInput>(
            &json!({"authorizationToken": "secret", "expiration": 1_600_000_000, "kind": "Bearer"}),
        );
    let client = service.client();
    println!("domains {:?}", all_domains(&client).await?);
    let output: GetAuthorizationTokenOutput =
        client.get_authorization_token().set_domain(Some("shop".into())).set_duration_seconds(Some(900)).send().await?;
    println!("token {:?} until {:?}", output.authorization_token(), output.expiration().map(|time| time.secs()));
    println!("shown {}", format!("{output:?}").contains("secret"));
    let params = Params::from(BuiltIns { region: Some("eu-west-1".to_owned()), ..BuiltIns::default() });
    println!("endpoint {:?}", resolve(&params).map(|endpoint| endpoint.url().to_owned()));
    Ok(())
}

/// The loop that is written where a crate has no paginator.
async fn all_domains(client: &Client) -> Result<Vec<String>, Error> {
    let mut domains = Vec::new();
    let mut token = None;
    loop {
        let page = client.list_domains().max_results(10).set_next_token(token).send().await?;
        domains.extend(page.domains.unwrap_or_default());
        token = page.next_token;
        if token.is_none() {
            return Ok(domains);
        }
    }
}
