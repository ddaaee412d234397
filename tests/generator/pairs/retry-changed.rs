use botocore_runtime::client::RetryConfig;
use model::operation::make::MakeInput;

pub fn run() -> String {
    let stub = fails::<MakeInput>(402, "Full", "{}");
    let config = stub.config().to_builder().retry_config(RetryConfig::standard()).build();
    format!("{:?}", wait(model::Client::new(config).make().send()).err().map(|error| error.attempts()))
}
