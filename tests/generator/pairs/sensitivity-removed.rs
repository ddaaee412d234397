use model::operation::make::MakeInput;

pub fn run() -> String {
    format!("{:?}", MakeInput::builder().word("open").build())
}
