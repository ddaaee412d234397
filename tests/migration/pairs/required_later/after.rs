use aws_sdk_codeartifact::operation::create_repository::CreateRepositoryInput;
use aws_sdk_codeartifact::{Client, Error};

/// A request that is filled in one step after the other.
pub struct Wizard {
    client: Client,
    request: CreateRepositoryInput,
}

impl Wizard {
    pub fn new(client: &Client) -> Self {
        Self { client: client.clone(), request: CreateRepositoryInput::default() }
    }

    pub fn domain(mut self, domain: &str) -> Self {
        self.request.domain = Some(domain.to_owned());
        self
    }

    pub fn repository(mut self, repository: &str) -> Self {
        self.request.repository = Some(repository.to_owned());
        self
    }

    pub fn is_complete(&self) -> bool {
        self.request.domain.is_some() && self.request.repository.is_some()
    }

    pub async fn finish(self) -> Result<(), Error> {
        self.client.send(self.request).await?;
        Ok(())
    }
}
