use aws_sdk_codeartifact::operation::create_repository::CreateRepositoryError;
use aws_sdk_codeartifact::operation::create_repository::builders::CreateRepositoryFluentBuilder;
use aws_sdk_codeartifact::{Client, error::SdkError};

/// A request that is filled in one step after the other.
pub struct Wizard {
    request: CreateRepositoryFluentBuilder,
}

impl Wizard {
    pub fn new(client: &Client) -> Self {
        Self { request: client.create_repository() }
    }

    pub fn domain(self, domain: &str) -> Self {
        Self { request: self.request.domain(domain) }
    }

    pub fn repository(self, repository: &str) -> Self {
        Self { request: self.request.repository(repository) }
    }

    pub fn is_complete(&self) -> bool {
        self.request.get_domain().is_some() && self.request.get_repository().is_some()
    }

    pub async fn finish(self) -> Result<(), SdkError<CreateRepositoryError>> {
        self.request.send().await?;
        Ok(())
    }
}
