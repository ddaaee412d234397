//! Lists domains, repositories and packages, page by page, as rows of text.

use aws_config::SdkConfig;
use aws_sdk_codeartifact::Client;
use aws_sdk_codeartifact::types::PackageFormat;

/// What went wrong, in words.
#[derive(Debug)]
pub struct Failure(pub String);

pub struct Domain {
    pub name: Option<String>,
    pub owner: Option<String>,
    pub status: Option<String>,
    pub created: Option<String>,
}

pub struct Repository {
    pub name: Option<String>,
    pub administrator: Option<String>,
    pub description: Option<String>,
}

pub struct Package {
    pub format: Option<String>,
    pub namespace: Option<String>,
    pub name: Option<String>,
}

/// The listings of an account.
pub struct Listings {
    client: Client,
}

impl Listings {
    pub fn new(config: &SdkConfig) -> Self {
        Self { client: Client::new(config) }
    }

    pub async fn domains(&self) -> Result<Vec<Domain>, Failure> {
        let mut domains = Vec::new();
        let mut token: Option<String> = None;
        loop {
            let mut request = self.client.list_domains();
            if let Some(ref token) = token {
                request = request.next_token(token);
            }
            let page = request.send().await.map_err(|error| Failure(error.to_string()))?;
            for domain in page.domains() {
                domains.push(Domain {
                    name: domain.name().map(|name| name.to_string()),
                    owner: domain.owner().map(str::to_owned),
                    status: domain.status().map(|status| status.as_str().to_string()),
                    created: domain.created_time().map(|time| time.to_string()),
                });
            }
            match page.next_token() {
                Some(next) if !next.is_empty() => token = Some(next.to_string()),
                _ => return Ok(domains),
            }
        }
    }

    pub async fn repositories(&self, domain: String, owner: Option<String>) -> Result<Vec<Repository>, Failure> {
        let mut repositories = Vec::new();
        let mut token: Option<String> = None;
        loop {
            let page = self
                .client
                .list_repositories_in_domain()
                .domain(&domain)
                .set_domain_owner(owner.clone())
                .set_next_token(token)
                .send()
                .await
                .map_err(|error| Failure(error.to_string()))?;
            for repository in page.repositories() {
                repositories.push(Repository {
                    name: repository.name().map(str::to_owned),
                    administrator: repository.administrator_account().map(str::to_owned),
                    description: repository.description().map(str::to_owned),
                });
            }
            match page.next_token() {
                Some(next) if !next.is_empty() => token = Some(next.to_string()),
                _ => return Ok(repositories),
            }
        }
    }

    pub async fn packages(
        &self,
        domain: String,
        repository: String,
        format: Option<String>,
        namespace: Option<String>,
    ) -> Result<Vec<Package>, Failure> {
        let mut packages = Vec::new();
        let mut token: Option<String> = None;
        loop {
            let mut request = self.client.list_packages().domain(&domain).repository(&repository).max_results(100);
            if let Some(ref format) = format {
                request = request.format(PackageFormat::from(format.as_str()));
            }
            if let Some(ref namespace) = namespace {
                request = request.namespace(namespace);
            }
            if let Some(ref token) = token {
                request = request.next_token(token);
            }
            let page = request.send().await.map_err(|error| Failure(error.to_string()))?;
            for package in page.packages() {
                packages.push(Package {
                    format: package.format().map(|format| format.as_str().to_string()),
                    namespace: package.namespace().map(str::to_owned),
                    name: package.package().map(str::to_owned),
                });
            }
            match page.next_token() {
                Some(next) if !next.is_empty() => token = Some(next.to_string()),
                _ => return Ok(packages),
            }
        }
    }
}
