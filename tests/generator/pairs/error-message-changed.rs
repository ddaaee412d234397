use botocore_runtime::Exception as _;
use model::operation::make::MakeInput;

pub fn run() -> String {
    let stub = fails::<MakeInput>(402, "Full", r#"{"message": "full"}"#);
    let client = model::Client::new(stub.config());
    let error = wait(client.make().send()).err();
    format!("{:?}", error.and_then(|error| error.exception().map(|it| it.message().map(str::to_owned))))
}
