use aws_sdk_codeartifact::{Client, Error, Exception};

pub async fn delete(client: &Client, package: &str) -> Result<Option<String>, Error> {
    let request = client.delete_package().domain("my-domain").repository("my-repo");
    match request.format("npm".into()).package(package).send().await {
        Ok(_) => Ok(None),
        Err(error) => match error.exception() {
            Some(Exception::ResourceNotFoundException(_)) => Ok(None),
            Some(Exception::ConflictException(conflict)) => Ok(conflict.resource_id().map(str::to_owned)),
            _ => Err(error),
        },
    }
}
