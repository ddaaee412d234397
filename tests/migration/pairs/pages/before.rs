//! Listings with a limit that can be continued later, over a client with settings of its own.

use aws_config::SdkConfig;
use aws_sdk_codeartifact::Client;
use aws_sdk_codeartifact::config::Builder;
use aws_sdk_codeartifact::config::retry::RetryConfig;
use aws_sdk_codeartifact::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_codeartifact::types::{DomainSummary, PackageFormat, PackageSummary};

#[derive(Debug, PartialEq)]
pub struct Failure {
    pub code: Option<String>,
    pub message: String,
}

pub struct Pages {
    client: Client,
}

impl Pages {
    pub fn new(config: &SdkConfig) -> Self {
        let config = Builder::from(config).retry_config(RetryConfig::standard().with_max_attempts(5)).build();
        Self { client: Client::from_conf(config) }
    }

    /// At most `limit` domains, and the token to go on with.
    pub async fn domains(
        &self,
        limit: Option<i32>,
        mut token: Option<String>,
    ) -> Result<(Vec<DomainSummary>, Option<String>), Failure> {
        let mut domains = Vec::new();
        loop {
            let mut request = self.client.list_domains().set_next_token(token);
            if let Some(limit) = limit {
                request = request.max_results(limit - domains.len() as i32);
            }
            let page = request.send().await.map_err(failure)?;
            domains.extend(page.domains.unwrap_or_default());
            token = page.next_token;
            if token.is_none() || limit.is_some_and(|limit| domains.len() as i32 >= limit) {
                return Ok((domains, token));
            }
        }
    }

    /// At most `limit` packages, and the token to go on with.
    pub async fn packages(
        &self,
        domain: &str,
        repository: &str,
        format: Option<PackageFormat>,
        limit: Option<i32>,
        mut token: Option<String>,
    ) -> Result<(Vec<PackageSummary>, Option<String>), Failure> {
        let mut packages = Vec::new();
        loop {
            let mut request = self
                .client
                .list_packages()
                .domain(domain)
                .repository(repository)
                .set_format(format.clone())
                .set_next_token(token);
            if let Some(limit) = limit {
                request = request.max_results(limit - packages.len() as i32);
            }
            let page = request.send().await.map_err(failure)?;
            packages.extend(page.packages.unwrap_or_default());
            token = page.next_token;
            if token.is_none() || limit.is_some_and(|limit| packages.len() as i32 >= limit) {
                return Ok((packages, token));
            }
        }
    }
}

fn failure<E, R>(error: SdkError<E, R>) -> Failure
where
    E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
    R: std::fmt::Debug,
{
    Failure {
        code: error.code().map(str::to_owned),
        message: error.message().map_or_else(|| error.to_string(), str::to_owned),
    }
}
