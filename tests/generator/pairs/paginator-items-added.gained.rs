pub async fn names(client: &model::Client) -> Vec<String> {
    let mut items = client.list().into_paginator().items().send();
    let mut names = Vec::new();
    while let Some(name) = items.next().await {
        names.extend(name);
    }
    names
}
