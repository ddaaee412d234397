use model::operation::list::ListInput;

pub fn run() -> String {
    let stub = replies::<ListInput>([r#"{"token": "two", "more": "three"}"#, "{}"]);
    let client = model::Client::new(stub.config());
    let mut pages = client.list().into_paginator().page_size(7).send();
    while wait(pages.next()).is_some() {}
    sent(&stub)
}
