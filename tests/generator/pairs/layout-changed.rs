use model::operation::make::MakeInput;

pub fn run() -> String {
    let stub = replies::<MakeInput>(["{}"]);
    let client = model::Client::new(stub.config());
    let _ = wait(client.make().names("a").names("b").send());
    sent(&stub)
}
