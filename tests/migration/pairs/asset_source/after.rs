//! Downloads the assets of generic packages for a tool that signs in again when it has to.

use aws_config::{BehaviorVersion, Region};
use aws_sdk_codeartifact::types::{HashAlgorithm, PackageFormat};
use aws_sdk_codeartifact::{Client, Error, ErrorKind};
use tokio::io::AsyncRead;

pub struct Settings {
    pub profile: Option<String>,
    pub region: Option<String>,
    pub domain: String,
    pub owner: String,
    pub repository: String,
}

pub struct Entry {
    pub namespace: Option<String>,
    pub package: String,
    pub version: String,
}

pub struct Asset {
    pub name: String,
    pub size: u64,
    pub sha256: String,
}

/// What the tool can do about a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    SignIn,
    TryAgain,
    GiveUp,
}

#[derive(Debug)]
pub struct Failure {
    pub remedy: Remedy,
    pub message: String,
}

pub struct AssetSource {
    client: Client,
    settings: Settings,
}

impl AssetSource {
    pub async fn new(settings: Settings) -> Result<Self, Failure> {
        let mut loader = aws_config::defaults(BehaviorVersion::latest());
        if let Some(profile) = settings.profile.as_deref() {
            loader = loader.profile_name(profile);
        }
        if let Some(region) = settings.region.clone() {
            loader = loader.region(Region::new(region));
        }
        let config = loader.load().await;
        Ok(Self { client: Client::new(&config), settings })
    }

    pub async fn list(&self, entry: &Entry) -> Result<Vec<Asset>, Failure> {
        let mut request = self
            .client
            .list_package_version_assets()
            .domain(&self.settings.domain)
            .domain_owner(&self.settings.owner)
            .repository(&self.settings.repository)
            .format(PackageFormat::Generic)
            .package(&entry.package)
            .package_version(&entry.version);
        if let Some(namespace) = &entry.namespace {
            request = request.namespace(namespace);
        }
        let reply = request.send().await.map_err(|error| failure(&error))?;
        let assets = reply.assets().iter().map(|asset| Asset {
            name: asset.name().to_string(),
            size: asset.size().unwrap_or(0).max(0) as u64,
            sha256: asset.hashes().and_then(|hashes| hashes.get(&HashAlgorithm::Sha256)).cloned().unwrap_or_default(),
        });
        Ok(assets.collect())
    }

    pub async fn open(&self, entry: &Entry, asset: &Asset) -> Result<impl AsyncRead + use<>, Failure> {
        let mut request = self
            .client
            .get_package_version_asset()
            .domain(&self.settings.domain)
            .domain_owner(&self.settings.owner)
            .repository(&self.settings.repository)
            .format(PackageFormat::Generic)
            .package(&entry.package)
            .package_version(&entry.version)
            .asset(&asset.name);
        if let Some(namespace) = &entry.namespace {
            request = request.namespace(namespace);
        }
        let reply = request.send().await.map_err(|error| failure(&error))?;
        Ok(reply.asset.into_async_read())
    }
}

fn failure(error: &Error) -> Failure {
    let message = error.message().map_or_else(|| error.to_string(), str::to_owned);
    Failure { remedy: remedy(error), message }
}

fn remedy(error: &Error) -> Remedy {
    if let Some(code) = error.code() {
        return match code {
            "ExpiredTokenException" => Remedy::SignIn,
            "ThrottlingException" | "TooManyRequestsException" => Remedy::TryAgain,
            _ => Remedy::GiveUp,
        };
    }
    if error.kind() == ErrorKind::Credentials { Remedy::SignIn } else { Remedy::TryAgain }
}
