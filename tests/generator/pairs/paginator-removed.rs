use botocore_runtime::paginate::Paginator;
use model::operation::list::ListInput;

pub fn list(client: &model::Client) -> Paginator<ListInput> {
    client.list().into_paginator()
}
