//! Releases of botocore that tests make, as wheels in a folder.

use crate::arguments::workspace;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Packs a folder as a wheel, with the record of its files.
const PACK: &str = "import base64, hashlib, os, sys, zipfile
record = os.path.join(sys.argv[3], 'RECORD')
lines = [record + ',,']
with zipfile.ZipFile(sys.argv[2], 'w') as wheel:
    for folder, _, names in os.walk(sys.argv[1]):
        for name in sorted(names):
            path = os.path.join(folder, name)
            content = open(path, 'rb').read()
            inside = os.path.relpath(path, sys.argv[1]).replace(os.sep, '/')
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip('=')
            lines.append(f'{inside},sha256={digest},{len(content)}')
            wheel.writestr(inside, content)
    wheel.writestr(record, '\\n'.join(lines) + '\\n')
";

/// The API version of the model.
pub const VERSION: &str = "codeartifact/2018-09-22";

/// That of a service of which the providers of credentials have a client.
pub const OF_CREDENTIALS: &str = "sts/2011-06-15";

/// What botocore has of both, and of all services.
pub const FILES: [&str; 7] = [
    "codeartifact/2018-09-22/service-2.json",
    "codeartifact/2018-09-22/paginators-1.json",
    "codeartifact/2018-09-22/endpoint-rule-set-1.json",
    "sts/2011-06-15/service-2.json",
    "sts/2011-06-15/paginators-1.json",
    "sts/2011-06-15/endpoint-rule-set-1.json",
    "partitions.json",
];

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
        let extras = format!("{VERSION}/paginators-1.sdk-extras.json");
        FILES.into_iter().chain([extras.as_str()]).for_each(|path| copy(path, &data));
        change(&data);
        let about = format!("botocore-{release}.dist-info");
        let info = content.path().join(&about);
        fs::create_dir_all(&info).unwrap();
        fs::write(info.join("METADATA"), format!("Metadata-Version: 2.1\nName: botocore\nVersion: {release}\n"))
            .unwrap();
        fs::write(info.join("WHEEL"), "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n").unwrap();
        let mut python = crate::command::python();
        let packed = python.args(["-c", PACK]).arg(content.path()).arg(self.wheel(release)).arg(about).status();
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
    edit_file(&data.join(VERSION).join(name), change);
}

/// Has requests of a service signed for one of another name.
pub fn sign_otherwise(data: &Path, version: &str) {
    edit_file(&data.join(version).join("service-2.json"), |model| model["metadata"]["signingName"] = "other".into());
}

/// Changes a file.
fn edit_file(path: &Path, change: impl FnOnce(&mut Value)) {
    let mut value: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    change(&mut value);
    fs::write(path, value.to_string()).unwrap();
}

/// Adds one of everything.
pub fn add(data: &Path) {
    crate::verify::add(data).unwrap();
}
