//! A home directory with profiles.

use crate::sts::nowhere;
use botocore_credentials::ProfileChain;
use botocore_runtime::client::ConfigBuilder;
use botocore_runtime::environment::Environment;
use codeartifact_tests::server::Server;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// A home directory with the two files.
pub struct Home(TempDir);

impl Home {
    pub fn new(config: &str, credentials: &str) -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        home.write(".aws/config", config);
        home.write(".aws/credentials", credentials);
        home
    }

    /// Writes a file, with the folders above it, and returns its path.
    pub fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub fn path(&self) -> &str {
        self.0.path().to_str().unwrap()
    }

    /// Settings for a profile, with more variables.
    pub fn settings(&self, server: &Server, profile: &str, variables: &[(&str, &str)]) -> ConfigBuilder {
        let own = [("HOME", self.path()), ("AWS_ENDPOINT_URL_STS", server.url()), ("AWS_REGION", "eu-west-1")];
        nowhere().profile(profile).environment(variables.iter().copied().chain(own).collect::<Environment>())
    }

    pub fn chain(&self, server: &Server, profile: &str) -> ProfileChain {
        ProfileChain::new(self.settings(server, profile, &[]))
    }
}
