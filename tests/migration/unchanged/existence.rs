use aws_sdk_codeartifact::{Client, Error};

pub async fn exists(client: &Client, repository: &str) -> Result<bool, Error> {
    match client.describe_repository().domain("my-domain").repository(repository).send().await {
        Ok(_) => Ok(true),
        Err(error) if error.as_service_error().is_some_and(|error| error.is_resource_not_found_exception()) => {
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}
