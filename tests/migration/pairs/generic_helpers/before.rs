use aws_sdk_codeartifact::error::{ProvideErrorMetadata, SdkError};
use std::error::Error;

/// Writes down what went wrong, whatever the operation.
pub fn record<T, E>(result: Result<T, SdkError<E>>) -> Option<T>
where
    E: ProvideErrorMetadata + Error + Send + Sync + 'static,
{
    result
        .inspect_err(|error| {
            eprintln!("{}: {}", error.code().unwrap_or("no code"), error.message().unwrap_or("no message"))
        })
        .ok()
}
