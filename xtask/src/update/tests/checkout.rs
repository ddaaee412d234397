//! A checkout that is updated by a process of its own, which can be killed and has an environment of its own.

use super::dying::KILLED;
use super::upstream::{FILES, OF_CREDENTIALS, Upstream, VERSION};
use crate::arguments::workspace;
use crate::botocore::{Origin, Package, Taken};
use crate::fixture::Repository;
use crate::git;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The changelog that a checkout begins with.
pub const CHANGELOG: &str = "# Changelog\n\n## Unreleased\n\n### Added\n\n- x\n\n## 0.1.0\n\n- y\n";

/// Where the changes of each crate are written down.
pub const CHANGELOGS: [&str; 3] = ["CHANGELOG.md", "codegen/credentials/CHANGELOG.md", "codegen/runtime/CHANGELOG.md"];

/// A checkout of release 1.0.0, and where it gets others.
pub struct Scratch {
    pub upstream: Upstream,
    pub repository: Repository,
}

impl Scratch {
    pub fn new() -> Self {
        let upstream = Upstream::new();
        upstream.publish("1.0.0", |_| {});
        let taken = |version| Taken { path: format!("{version}/service-2.json"), ..Taken::default() };
        let package = Package { release: "0.9.0".to_owned(), ..Package::default() };
        let origin = Origin { package, files: [VERSION, OF_CREDENTIALS].map(taken).into() }.text();
        let data = workspace().join("model/data");
        let text = |path: &str| fs::read_to_string(data.join(path)).unwrap();
        let ignored = fs::read_to_string(workspace().join(".gitignore")).unwrap();
        let ours = ["names-1.local.json", "batches-1.local.json"].map(|name| format!("{VERSION}/{name}"));
        let files = FILES.map(str::to_owned).into_iter().chain(ours);
        let models: Vec<_> = files.map(|path| (format!("model/data/{path}"), text(&path))).collect();
        let mut all: Vec<_> = models.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        all.extend([
            ("model/data/SOURCE.toml", origin.as_str()),
            ("tests/conformance/botocore.txt", ""),
            (".gitignore", &ignored),
        ]);
        all.extend(CHANGELOGS.map(|path| (path, CHANGELOG)));
        let scratch = Self { upstream, repository: Repository::new(&all) };
        let (done, said) = scratch.update("1.0.0");
        assert!(done, "{said}");
        scratch.repository.commit();
        scratch
    }

    pub fn root(&self) -> &Path {
        self.repository.root()
    }

    /// The process that updates.
    pub fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "update::tests::an_update_runs_as_a_process", "--nocapture", "--test-threads=1"]);
        command.env("UPDATE_ROOT", self.root()).env("UPDATE_ARGUMENTS", arguments);
        command.env("PIP_NO_INDEX", "1").env("PIP_FIND_LINKS", self.upstream.folder());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Whether an update succeeds, and what it says.
    pub fn update(&self, arguments: &str) -> (bool, String) {
        outcome(&self.command(arguments).output().unwrap())
    }

    /// Kills an update when it says that it begins with a step. Returns what it has said until then.
    pub fn kill_at(&self, step: &str, arguments: &str) -> String {
        let output = self.command(arguments).env("UPDATE_KILL", step).output().unwrap();
        let (_, said) = outcome(&output);
        assert_eq!(output.status.code(), Some(KILLED), "{step}: {said}");
        said
    }

    /// Goes back to the commit, and forgets releases that were fetched.
    pub fn forget(&self) {
        git::run(self.root(), &["checkout", "--quiet", "HEAD", "--", "."]).unwrap();
        git::run(self.root(), &["clean", "--force", "-d", "--quiet"]).unwrap();
        fs::remove_dir_all(self.root().join("target/botocore")).unwrap();
    }

    /// What git has to say of the tree, and whether nothing is left of an update.
    pub fn is_clean(&self) -> bool {
        let marker: PathBuf = self.root().join("target/update/unfinished");
        !marker.exists() && git::run(self.root(), &["status", "--porcelain"]).unwrap().is_empty()
    }

    /// A hash of the files.
    pub fn tree(&self) -> String {
        git::snapshot(self.root(), &self.root().join("target/index")).unwrap()
    }
}

pub fn outcome(output: &Output) -> (bool, String) {
    let said = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text).into_owned()).concat();
    (said.contains("\noutcome: done"), said)
}
