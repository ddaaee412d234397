//! A home directory with the files of a row.

use super::peers::Peers;
use super::row::{Setting, Settings};
use super::times;
use botocore_runtime::DateTime;
use serde_json::{Map, Value, json};
use std::fs;
use std::io;
use tempfile::TempDir;

/// What stands for the home directory in texts.
const PLACE: &str = "{home}";

/// Files that are always there, for variables that name them.
const OTHERS: [(&str, &str); 8] = [
    ("other/config", "[default]\nregion = ap-south-1\n"),
    ("other/credentials", "[default]\naws_access_key_id = OTHER\naws_secret_access_key = secret\n"),
    ("other/ec2", "AWSAccessKeyId=EC2\nAWSSecretKey=secret\n"),
    ("other/boto", "[Credentials]\naws_access_key_id = BOTO\naws_secret_access_key = secret\n"),
    ("other/token", "token-of-file"),
    ("other/second", "another-token"),
    ("other/line", "token-of-file\n"),
    ("other/empty", ""),
];

/// Folders in which sources keep tokens.
const CACHES: [&str; 3] = [".aws/sso/cache", ".aws/login/cache", "other/cache"];

/// The directory of one row; it is deleted when this is dropped.
pub struct Home {
    folder: TempDir,
    now: DateTime,
}

impl Home {
    /// Writes the files of a row.
    pub fn new(settings: &Settings) -> io::Result<Self> {
        let home = Self { folder: tempfile::tempdir()?, now: DateTime::now() };
        let others = OTHERS.map(|(path, text)| (path, Some(text.as_bytes())));
        let files = settings.values().filter_map(|setting| match setting {
            Setting::File(path, content) => Some((*path, *content)),
            _ => None,
        });
        for (path, content) in files.chain(others) {
            home.write(path, content)?;
        }
        Ok(home)
    }

    fn write(&self, path: &str, content: Option<&[u8]>) -> io::Result<()> {
        let path = self.folder.path().join(path);
        let Some(content) = content else {
            return fs::create_dir_all(path);
        };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        match str::from_utf8(content) {
            Ok(text) => fs::write(path, self.placed(text)),
            Err(_) => fs::write(path, content),
        }
    }

    /// Has one side say what comes of the settings. It is shown without the name of this directory, which is another
    /// one each time.
    pub fn outcome(&self, settings: &Settings, side: impl FnOnce(&Value) -> io::Result<Value>) -> io::Result<Value> {
        let peers = Peers::of(settings);
        let outcome = side(&self.configuration(settings, peers.as_ref()))?;
        match peers {
            Some(peers) => Ok(peers.asked()),
            None => self.without_place(&outcome),
        }
    }

    /// When this was made, from which the times in texts are counted.
    pub fn now(&self) -> DateTime {
        self.now
    }

    /// A value with `{home}` for the name of this directory.
    pub fn without_place(&self, value: &Value) -> io::Result<Value> {
        Ok(serde_json::from_str(&value.to_string().replace(&*self.folder.path().to_string_lossy(), PLACE))?)
    }

    /// What the files hold in which sources keep tokens, by their paths.
    pub fn caches(&self) -> io::Result<Value> {
        let mut caches = Map::new();
        for folder in CACHES {
            let Ok(entries) = self.folder.path().join(folder).read_dir() else { continue };
            for entry in entries {
                let path = entry?.path();
                if path.is_file() && path.extension().is_some_and(|extension| extension == "json") {
                    let text = fs::read_to_string(&path)?;
                    let content = serde_json::from_str(&text).unwrap_or_else(|_| text.into());
                    caches.insert(path.to_string_lossy().into_owned(), content);
                }
            }
        }
        Ok(caches.into())
    }

    /// The variables and the program's settings, as both sides are told them.
    pub fn configuration(&self, settings: &Settings, peers: Option<&Peers>) -> Value {
        let (mut variables, mut program) = (Map::new(), Map::new());
        variables.insert("HOME".to_owned(), self.placed(PLACE).into());
        if !settings.values().any(|setting| matches!(setting, Setting::Reply(..))) {
            // No instance is asked: the machine that this runs on may be one.
            variables.insert("AWS_EC2_METADATA_DISABLED".to_owned(), "true".into());
        }
        // The default of the time to connect is another one, which one row shows and the others leave out.
        program.insert("connect_timeout".to_owned(), 5.into());
        for setting in settings.values() {
            match setting {
                Setting::Variable(name, value) => {
                    let value = peers.map_or_else(|| self.placed(value), |peers| peers.placed(value));
                    variables.insert((*name).to_owned(), value.into());
                }
                Setting::Program(name, value) => {
                    program.remove(*name);
                    program.extend(value.to_json().map(|value| ((*name).to_owned(), value)));
                }
                Setting::File(..) | Setting::Reply(..) => {}
            }
        }
        json!({ "variables": variables, "program": program, "sent": peers.is_some() })
    }

    fn placed(&self, text: &str) -> String {
        times::placed(&text.replace(PLACE, &self.folder.path().to_string_lossy()), self.now)
    }
}
