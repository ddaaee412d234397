use aws_config::SdkConfig;
use aws_sdk_codeartifact::Client;

/// A client that needs no TLS.
pub fn client(sdk: &SdkConfig) -> Client {
    let http_client = aws_smithy_http_client::Builder::new().build_http();
    Client::new(&sdk.to_builder().http_client(http_client).build())
}
