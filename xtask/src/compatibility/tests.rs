use super::package::Package;
use super::run;
use crate::arguments::workspace;
use crate::lock::Lock;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A repository with a runtime and a crate that calls its function `old`, as its first commit.
struct Repository(TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        repository.git(&["init", "--quiet"]);
        repository.write(".gitignore", "target\nCargo.lock\n");
        repository.version("0.3.0");
        repository.write("codegen/runtime/Cargo.toml", &package("botocore-runtime", "[features]\nextra = []\n"));
        repository.runtime("old");
        let features = "[features]\nextra = [\"botocore-runtime/extra\"]\naws-config = []\n";
        let dependencies = "[dependencies]\nbotocore-runtime = { workspace = true }\n";
        repository.write("generated/Cargo.toml", &package("client", &format!("{features}{dependencies}")));
        repository.client("old");
        repository.commit();
        repository
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Sets the version, also in the requirement on the runtime.
    fn version(&self, version: &str) {
        let members = "[workspace]\nresolver = \"3\"\nmembers = [\"codegen/runtime\", \"generated\"]\n";
        let shared = format!("[workspace.package]\nversion = \"{version}\"\nedition = \"2024\"\n");
        let runtime = format!("botocore-runtime = {{ path = \"codegen/runtime\", version = \"={version}\" }}\n");
        self.write("Cargo.toml", &format!("{members}{shared}[workspace.dependencies]\n{runtime}"));
    }

    /// Gives the runtime one function, of this name.
    fn runtime(&self, function: &str) {
        self.write("codegen/runtime/src/lib.rs", &format!("pub fn {function}() {{}}\n"));
    }

    /// Lets the client call a function of the runtime.
    fn client(&self, function: &str) {
        let left_out = "#[cfg(feature = \"aws-config\")]\ncompile_error!(\"it needs another compiler\");\n";
        self.write("generated/src/lib.rs", &format!("{left_out}pub fn call() {{ botocore_runtime::{function}() }}\n"));
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "Change something"]);
    }

    fn git(&self, arguments: &[&str]) {
        git(self.root(), arguments);
    }

    /// What the task says, or why it fails.
    fn run(&self) -> Result<String, String> {
        said(self.root())
    }
}

fn package(name: &str, rest: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion.workspace = true\nedition.workspace = true\n{rest}")
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(folder).args(["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        git.env_remove(variable);
    }
    let output = git.args(arguments).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn said(root: &Path) -> Result<String, String> {
    let mut out = Vec::new();
    run(root, &mut out).map(|()| String::from_utf8(out).unwrap()).map_err(|failure| failure.to_string())
}

#[test]
fn two_runs_at_once_are_refused() {
    let repository = Repository::new();
    let folder = repository.root().join("target/compatibility");
    fs::create_dir_all(&folder).unwrap();
    let _at_work = Lock::take(folder.join("lock"), "compatibility").unwrap();
    let failure = repository.run().unwrap_err();
    assert!(failure.starts_with("another run of `cargo xtask compatibility` is at work here"), "{failure}");
}

#[test]
fn a_runtime_that_breaks_the_released_client_fails() {
    let repository = Repository::new();
    repository.runtime("new");
    repository.client("new");
    repository.commit();
    let failure = repository.run().unwrap_err();
    for part in ["version 0.3.0", "does not compile with today's runtime", "Raise `version` in [workspace.package]"] {
        assert!(failure.contains(part), "{part:?} is not in: {failure}");
    }
}

#[test]
fn a_runtime_that_keeps_what_it_had_passes() {
    let repository = Repository::new();
    assert!(repository.run().unwrap().contains("version 0.3.0 as of commit"));
    repository.write("codegen/runtime/src/lib.rs", "pub fn old() {}\npub fn new() {}\n");
    let said = repository.run().unwrap();
    assert!(said.contains("compiles with today's runtime"), "{said}");
}

#[test]
fn the_commit_that_raises_the_version_is_the_next_baseline() {
    let repository = Repository::new();
    repository.runtime("new");
    repository.client("new");
    repository.version("0.4.0");
    let said = repository.run().unwrap();
    assert!(said.contains("version 0.4.0 is new and not committed yet"), "{said}");
    repository.commit();
    let said = repository.run().unwrap();
    assert!(said.contains("version 0.4.0 as of commit"), "{said}");
    repository.runtime("newer");
    repository.commit();
    assert!(repository.run().unwrap_err().contains("version 0.4.0"));
}

#[test]
fn a_client_that_asks_for_another_runtime_is_not_compiled() {
    let repository = Repository::new();
    let manifest = "[package]\nname = \"botocore-runtime\"\nversion = \"0.3.1\"\nedition.workspace = true\n";
    repository.write("codegen/runtime/Cargo.toml", manifest);
    repository.runtime("new");
    let said = repository.run().unwrap();
    assert!(said.contains("asks for botocore-runtime =0.3.0, and today's is 0.3.1"), "{said}");
}

#[test]
fn without_the_history_nothing_is_compared() {
    let repository = Repository::new();
    repository.write("codegen/runtime/src/lib.rs", "pub fn old() {}\n// A second commit.\n");
    repository.commit();
    let clone = tempfile::tempdir().unwrap();
    let url = format!("file://{}", repository.root().display());
    git(clone.path(), &["clone", "--quiet", "--depth", "1", &url, "shallow"]);
    let shallow = said(&clone.path().join("shallow")).unwrap();
    assert!(shallow.starts_with("nothing was compared: the history is cut off"), "{shallow}");
    fs::remove_dir_all(repository.root().join(".git")).unwrap();
    let unpacked = repository.run().unwrap();
    assert!(unpacked.starts_with("nothing was compared: git has no history"), "{unpacked}");
}

#[test]
fn the_client_asks_for_exactly_its_runtime() {
    let version = Package::read(&workspace().join("codegen/runtime/Cargo.toml")).unwrap().version;
    let client = Package::read(&workspace().join("generated/Cargo.toml")).unwrap();
    let runtime = client.dependencies.iter().find(|it| it.name == "botocore-runtime").unwrap();
    let help = "raise the requirement on botocore-runtime in Cargo.toml together with the version of the workspace";
    assert_eq!(runtime.requirement, format!("={version}"), "{help}");
    assert_eq!(client.version, version);
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_documents_name_the_version() {
    let (series, _patch) = env!("CARGO_PKG_VERSION").rsplit_once('.').unwrap();
    for document in ["README.md", "MIGRATION.md"] {
        let text = fs::read_to_string(workspace().join(document)).unwrap();
        let named: Vec<_> = text.lines().filter(|line| line.contains("package = \"codeartifact\"")).collect();
        let current = |line: &&str| line.contains(&format!("version = \"{series}\""));
        assert!(!named.is_empty() && named.iter().all(current), "{document} names another version: {named:?}");
    }
}
