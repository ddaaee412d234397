//! A repository for tests.

use crate::git;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A repository with a commit.
pub struct Repository(TempDir);

impl Repository {
    /// Commits files.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        for (path, text) in files {
            repository.write(path, text);
        }
        repository.git(&["init", "--quiet"]);
        repository.commit();
        repository
    }

    /// Commits what is there now.
    pub fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "All"]);
    }

    pub fn root(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn git(&self, arguments: &[&str]) {
        let settings = ["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"];
        let status = git::command(self.root(), &settings).args(arguments).status();
        assert!(status.unwrap().success(), "git {arguments:?}");
    }
}
