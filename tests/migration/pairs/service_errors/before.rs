use aws_sdk_codeartifact::operation::delete_package::DeletePackageError;
use aws_sdk_codeartifact::{Client, Error};

pub async fn delete(client: &Client, package: &str) -> Result<Option<String>, Error> {
    let request = client.delete_package().domain("my-domain").repository("my-repo");
    match request.format("npm".into()).package(package).send().await {
        Ok(_) => Ok(None),
        Err(error) => match error.into_service_error() {
            DeletePackageError::ResourceNotFoundException(_) => Ok(None),
            DeletePackageError::ConflictException(conflict) => Ok(conflict.resource_id().map(str::to_owned)),
            error => Err(error.into()),
        },
    }
}
