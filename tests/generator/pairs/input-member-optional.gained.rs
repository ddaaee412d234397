pub fn make(client: &model::Client) {
    let _ = client.make().note("here").send();
}
