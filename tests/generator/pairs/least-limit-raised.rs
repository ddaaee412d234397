use model::operation::make::MakeInput;

pub fn run() -> String {
    let stub = replies::<MakeInput>(["{}"]);
    let client = model::Client::new(stub.config());
    accepted(&wait(client.make().word("abc").send()))
}
