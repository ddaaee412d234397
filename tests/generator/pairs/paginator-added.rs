pub fn list(client: &model::Client) {
    let _ = client.list().send();
}
