use aws_sdk_codeartifact::Client;
use aws_sdk_codeartifact::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};

pub async fn status(client: &Client) -> String {
    let Err(error) = client.list_domains().send().await else { return "well".to_owned() };
    match &error {
        SdkError::ConstructionFailure(_) => "the request is not complete".to_owned(),
        SdkError::TimeoutError(_) => "the service is slow".to_owned(),
        SdkError::DispatchFailure(failure) if failure.is_io() => "there is no connection".to_owned(),
        SdkError::ServiceError(failure) => {
            let (status, code) = (failure.raw().status().as_u16(), failure.err().code().unwrap_or_default());
            format!("the service said {status}, {code}: {}", failure.err().message().unwrap_or_default())
        }
        _ => DisplayErrorContext(&error).to_string(),
    }
}
