//! A repository for tests.

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A repository with one commit.
pub struct Repository(TempDir);

impl Repository {
    /// Commits files.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        for (path, text) in files {
            repository.write(path, text);
        }
        for arguments in [&["init", "--quiet"][..], &["add", "--all"], &["commit", "--quiet", "--message", "Begin"]] {
            repository.git(arguments);
        }
        repository
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
        let mut git = Command::new("git");
        git.current_dir(self.root()).args(["-c", "user.name=T", "-c", "user.email=t@example.com"]);
        git.args(["-c", "commit.gpgsign=false"]);
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            git.env_remove(variable);
        }
        assert!(git.args(arguments).status().unwrap().success(), "git {arguments:?}");
    }
}
