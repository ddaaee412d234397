//! A fake of the service, a folder, and the programs that cargo has built.

use codeartifact::Client;
use codeartifact::config::{Config, Credentials};
use codeartifact::types::{PackageFormat, PackageVersionStatus};
use codeartifact_fake::{SeedAsset, Server};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, fs};
use tempfile::TempDir;

/// An asset of the package that tests work with.
pub const TOOL: SeedAsset<'_> = SeedAsset {
    domain: "acme",
    repository: "staging",
    format: "generic",
    namespace: Some("acme"),
    package: "tool",
    version: "1.0",
    name: "tool.bin",
    content: b"content",
};

/// The asset of a package of another format.
pub const PAD: SeedAsset<'_> =
    SeedAsset { format: "npm", namespace: None, package: "left-pad", name: "left-pad-1.3.0.tgz", ..TOOL };

/// A domain `acme` with the repositories `staging` and `production`, and a folder in which programs run.
pub struct World {
    pub fake: Server,
    pub client: Client,
    pub folder: TempDir,
}

/// What a run printed, and whether it succeeded.
#[derive(Debug)]
pub struct Run {
    pub is_ok: bool,
    pub out: String,
    pub err: String,
}

impl World {
    pub fn new() -> Self {
        let fake = Server::start().unwrap();
        for repository in ["staging", "production"] {
            fake.seed_repository("acme", repository).unwrap();
        }
        let settings = fake.settings();
        let keys = Credentials::new(&settings.access_key_id, &settings.secret_access_key);
        let config = Config::builder().region(&settings.region).credentials_provider(keys);
        let client = Client::new(config.endpoint_url(fake.endpoint_url()).build());
        Self { fake, client, folder: tempfile::tempdir().unwrap() }
    }

    /// Publishes a version of `generic/acme/tool` with one asset, `tool.bin`, to `staging`.
    pub fn publish(&self, version: &str, content: &[u8]) {
        self.fake.seed_asset(&SeedAsset { version, content, ..TOOL }).unwrap();
    }

    /// The versions of `generic/acme/tool` in a repository, with their statuses.
    pub async fn versions(&self, repository: &str) -> BTreeMap<String, PackageVersionStatus> {
        let versions = self.client.list_package_versions().domain("acme").repository(repository);
        let versions =
            versions.format(PackageFormat::Generic).namespace("acme").package("tool").into_paginator().items().send();
        let versions = versions.collect::<Result<Vec<_>, _>>().await.unwrap();
        versions.into_iter().map(|it| (it.version().to_owned(), it.status.unwrap())).collect()
    }

    /// The content of an asset of `generic/acme/tool` in `staging`.
    pub async fn content(&self, version: &str, asset: &str) -> Vec<u8> {
        let asset = self.client.get_package_version_asset().domain("acme").repository("staging").asset(asset);
        let asset = asset
            .format(PackageFormat::Generic)
            .namespace("acme")
            .package("tool")
            .package_version(version)
            .send()
            .await
            .unwrap();
        asset.asset.collect().await.unwrap().to_vec()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    /// A program that reaches the fake by this URL.
    pub fn command(&self, program: &str, arguments: &[&str], url: &str) -> Command {
        let mut command = Command::new(built(program));
        let settings = self.fake.settings();
        command.env_clear().env("HOME", self.folder.path()).env("AWS_ENDPOINT_URL_CODEARTIFACT", url);
        command.env("AWS_REGION", &settings.region).env("AWS_ACCESS_KEY_ID", &settings.access_key_id);
        command.env("AWS_SECRET_ACCESS_KEY", &settings.secret_access_key).env("AWS_MAX_ATTEMPTS", "1");
        command.args(arguments).current_dir(&self.folder).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, program: &str, arguments: &[&str]) -> Run {
        run(&mut self.command(program, arguments, self.fake.endpoint_url()))
    }

    /// The output of a run that succeeds.
    pub fn succeed(&self, program: &str, arguments: &[&str]) -> String {
        let run = self.run(program, arguments);
        assert!(run.is_ok, "{run:?}");
        run.out
    }
}

pub fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let [out, err] = [stdout, stderr].map(|text| String::from_utf8(text).unwrap());
    Run { is_ok: status.success(), out, err }
}

/// The program of an example, which cargo builds before it runs all tests of the package.
pub fn built(example: &str) -> PathBuf {
    let test = env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap();
    let program = folder.join("examples").join(example).with_extension(env::consts::EXE_EXTENSION);
    let changed = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example).with_extension("rs");
    let advice = "`cargo build --package codeartifact --examples` builds it with the features of this test";
    assert!(changed(&program) >= changed(&source), "{} is missing or stale: {advice}", program.display());
    program
}
