use botocore_runtime::validate::Level;
use model::operation::make::MakeInput;

pub fn run() -> String {
    let stub = replies::<MakeInput>(["{}"]);
    let config = stub.config().to_builder().validation(Level::Full).build();
    accepted(&wait(model::Client::new(config).make().word("abc").send()))
}
