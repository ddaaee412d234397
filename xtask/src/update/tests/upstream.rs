//! Releases of botocore that tests make, as wheels in a folder.

use crate::arguments::workspace;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Packs a folder as a wheel.
const PACK: &str = "import os, sys, zipfile
with zipfile.ZipFile(sys.argv[2], 'w') as wheel:
    for folder, _, names in os.walk(sys.argv[1]):
        for name in sorted(names):
            path = os.path.join(folder, name)
            wheel.write(path, os.path.relpath(path, sys.argv[1]))
";

/// The API version of the model.
pub const VERSION: &str = "codeartifact/2018-09-22";

/// A folder with wheels.
pub struct Upstream(TempDir);

impl Upstream {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    pub fn wheel(&self, release: &str) -> PathBuf {
        self.folder().join(format!("botocore-{release}-py3-none-any.whl"))
    }

    /// Publishes a release with the model of this checkout, changed in this way.
    pub fn publish(&self, release: &str, change: impl FnOnce(&Path)) {
        let content = tempfile::tempdir().unwrap();
        let data = content.path().join("botocore/data");
        copy(&format!("{VERSION}/service-2.json"), &data);
        for name in ["paginators-1.json", "paginators-1.sdk-extras.json", "endpoint-rule-set-1.json"] {
            copy(&format!("{VERSION}/{name}"), &data);
        }
        copy("partitions.json", &data);
        change(&data);
        let info = content.path().join(format!("botocore-{release}.dist-info"));
        fs::create_dir_all(&info).unwrap();
        fs::write(info.join("METADATA"), format!("Metadata-Version: 2.1\nName: botocore\nVersion: {release}\n"))
            .unwrap();
        fs::write(info.join("WHEEL"), "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n").unwrap();
        fs::write(info.join("RECORD"), "").unwrap();
        let mut python = crate::command::python();
        let packed = python.args(["-c", PACK]).arg(content.path()).arg(self.wheel(release)).status();
        assert!(packed.unwrap().success());
    }
}

fn copy(path: &str, data: &Path) {
    let to = data.join(path);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::copy(workspace().join("model/data").join(path), to).unwrap();
}

/// Changes a file of the model.
pub fn edit(data: &Path, name: &str, change: impl FnOnce(&mut Value)) {
    let path = data.join(VERSION).join(name);
    let mut value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    change(&mut value);
    fs::write(&path, value.to_string()).unwrap();
}

/// Adds one of everything.
pub fn add(data: &Path) {
    crate::verify::add(data).unwrap();
}
