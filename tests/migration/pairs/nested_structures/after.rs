use aws_sdk_codeartifact::types::{Tag, UpstreamRepository};
use aws_sdk_codeartifact::{Client, Error};

pub async fn create(client: &Client) -> Result<(), Error> {
    let upstream = UpstreamRepository::builder().repository_name("npm-store").build();
    let team = Tag::builder().key("team").value("blue").build();
    let request = client.create_repository().domain("my-domain").repository("my-repo");
    request.upstreams(upstream).tags(team).send().await?;
    Ok(())
}
