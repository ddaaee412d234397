use aws_sdk_codeartifact::{Client, Error};

pub async fn delete(client: &Client, repository: &str) -> Result<(), Error> {
    match client.delete_repository().domain("my-domain").repository(repository).send_with_metadata().await {
        Ok((_, reply)) => {
            println!("deleted, request {}", reply.request_id().unwrap_or_default());
            Ok(())
        }
        Err(error) => {
            eprintln!("not deleted, request {}", error.request_id().unwrap_or_default());
            Err(error)
        }
    }
}
