use aws_sdk_codeartifact::{Client, Error, types::PackageSummary};

pub async fn all(client: &Client) -> Result<Vec<PackageSummary>, Error> {
    let packages = client.list_packages().domain("my-domain").repository("my-repo");
    packages.into_paginator().page_size(100).items().send().collect().await
}

pub async fn count(client: &Client) -> Result<usize, Error> {
    let mut pages = client.list_packages().domain("my-domain").repository("my-repo").into_paginator().send();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        count += page?.packages().len();
    }
    Ok(count)
}

pub async fn first(client: &Client) -> Result<Option<PackageSummary>, Error> {
    let packages = client.list_packages().domain("my-domain").repository("my-repo");
    Ok(packages.into_paginator().items().send().try_next().await?)
}
