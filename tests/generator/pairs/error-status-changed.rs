use model::operation::make::MakeInput;
use model::types::error::Full;

pub fn run() -> String {
    let stub = Stub::new();
    stub.on::<MakeInput>().fail(Full::default());
    let client = model::Client::new(stub.config());
    format!("{:?}", wait(client.make().send()).err().and_then(|error| error.status()))
}
