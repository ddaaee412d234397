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
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/runtime/test_model");
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in content(&source) {
            let copy = folder.path().join("model").join(path);
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::write(copy, text).unwrap();
        }
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
