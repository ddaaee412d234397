use model::operation::drop::DropInput;

pub fn run() -> String {
    let stub = replies::<DropInput>([r#"{"dropped": ["a"], "kept": ["b"]}"#]);
    let client = model::Client::new(stub.config());
    let output = wait(client.drop().send());
    format!("{:?}", output.map(|output| output.into_result().map_err(|error| error.to_string())))
}
