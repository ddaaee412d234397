use model::operation::make::MakeInput;
use model::types::Origin;

pub fn run() -> String {
    let stub = replies::<MakeInput>([r#"{"origin": {"git": "main"}}"#]);
    let client = model::Client::new(stub.config());
    match wait(client.make().send()).ok().and_then(|output| output.origin) {
        Some(Origin::External(name)) => name,
        Some(Origin::Unknown { tag, .. }) => format!("unknown {tag}"),
        _ => "another".to_owned(),
    }
}
