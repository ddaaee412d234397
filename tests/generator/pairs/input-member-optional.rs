pub fn make(client: &model::Client) {
    let _ = client.make().size("large").note("here").send();
}
