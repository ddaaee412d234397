//! Signs a package manager in.

use aws_config::BehaviorVersion;
use aws_sdk_codeartifact::{Client, Error};

/// A client with the region and the credentials that AWS's tools are configured with.
pub async fn client() -> Client {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    Client::new(&config)
}

/// A token for the package managers of a domain.
pub async fn token(client: &Client, domain: &str, owner: &str) -> Result<String, Error> {
    let reply =
        client.get_authorization_token().domain(domain).domain_owner(owner).duration_seconds(3600).send().await?;
    Ok(reply.authorization_token().unwrap_or_default().to_string())
}
