//! The emitted client drives the fake through the life of a domain.

mod copies;
mod groups;
mod listings;
mod packages;
mod repositories;

use codeartifact::config::RetryConfig;
use codeartifact::runtime::ByteStream;
use codeartifact::runtime::credentials::Credentials;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, Config};
use codeartifact_fake::{Server, Settings};

const DOMAIN: &str = "my-domain";
const REPOSITORY: &str = "my-repo";
const NAMESPACE: &str = "space+é&a=b";
const PACKAGE: &str = "my.package~1";

/// A fake with small pages, and a client of it.
fn start() -> (Server, Client) {
    let mut settings = Settings::default();
    settings.page_size = 2;
    let server = Server::start_with(settings).expect("the fake starts");
    let known = server.settings();
    let credentials = Credentials::new(known.access_key_id.as_str(), known.secret_access_key.as_str());
    let config = Config::builder().region(known.region.as_str()).credentials_provider(credentials);
    let config = config.endpoint_url(server.endpoint_url()).retry_config(RetryConfig::disabled()).build();
    (server, Client::new(config))
}

/// A fake that has the domain and its repository.
async fn with_repository() -> (Server, Client) {
    let (server, client) = start();
    client.create_domain().domain(DOMAIN).send().await.expect("a domain");
    client.create_repository().domain(DOMAIN).repository(REPOSITORY).send().await.expect("a repository");
    (server, client)
}

/// Publishes an asset of a version, which it leaves unfinished if that is wanted.
async fn publish(client: &Client, version: &str, asset: &str, content: &str, unfinished: bool) {
    let publish = client.publish_package_version().domain(DOMAIN).repository(REPOSITORY).format(PackageFormat::Generic);
    let publish = publish.namespace(NAMESPACE).package(PACKAGE).package_version(version).asset_name(asset);
    let publish =
        publish.asset_sha256(sha256(content)).asset_content(ByteStream::from(content.to_owned().into_bytes()));
    publish.unfinished(unfinished).send().await.expect("the asset is published");
}

fn sha256(text: &str) -> String {
    botocore_runtime::sigv4::sha256_hex(text.as_bytes())
}
