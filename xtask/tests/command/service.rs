//! A small service, which is generated in a few milliseconds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A folder with a model, beside which crates are generated.
pub struct Service(TempDir);

impl Service {
    pub fn new() -> Self {
        let (folder, sources) = (tempfile::tempdir().unwrap(), Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
        let version = folder.path().join("model/things/2020-01-01");
        fs::create_dir_all(&version).unwrap();
        let things = sources.join("codegen/runtime/test_model/things/2020-01-01");
        for file in fs::read_dir(things).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), version.join(file.file_name())).unwrap();
        }
        fs::copy(sources.join("model/data/partitions.json"), folder.path().join("model/partitions.json")).unwrap();
        Self(folder)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The command that generates the service's crate into a folder.
    pub fn codegen(&self, out: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("codegen").arg("--model").arg(self.path("model")).arg("--out").arg(self.path(out));
        command
    }

    /// Generates the crate undisturbed, and returns what its folder holds.
    pub fn generated(&self, out: &str) -> BTreeMap<PathBuf, String> {
        let output = self.codegen(out).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        content(&self.path(out))
    }
}

/// The texts in a folder by their paths. A folder that holds nothing is there, too.
pub fn content(folder: &Path) -> BTreeMap<PathBuf, String> {
    let (mut content, mut waiting) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(here) = waiting.pop() {
        let entries: Vec<_> = fs::read_dir(&here).unwrap().map(|entry| entry.unwrap().path()).collect();
        if entries.is_empty() {
            content.insert(here.strip_prefix(folder).unwrap().to_owned(), "nothing".to_owned());
        }
        for path in entries {
            if path.is_dir() {
                waiting.push(path);
            } else {
                content.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    content
}
