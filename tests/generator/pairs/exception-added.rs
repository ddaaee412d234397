use model::operation::make::MakeInput;

pub fn run() -> String {
    let stub = fails::<MakeInput>(402, "Busy", r#"{"message": "full"}"#);
    let client = model::Client::new(stub.config());
    match wait(client.make().send()) {
        Ok(_) => "made".to_owned(),
        Err(error) => format!("{:?} {:?}", error.code(), error.exception().is_some()),
    }
}
