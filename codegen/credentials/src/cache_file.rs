//! Files in which AWS tools keep tokens, each with a JSON object.

use botocore_runtime::for_credentials::blocking;
use serde_json::{Map, Value};
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The greatest number of bytes of a file. Tokens take a few thousand.
const MOST: u64 = 256 * 1024;

/// A file, which there need not be.
#[derive(Debug, Clone)]
pub struct CacheFile {
    path: PathBuf,
}

impl CacheFile {
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the object; `None` if there is no such file.
    ///
    /// # Errors
    /// Returns a clause about the file. It shows nothing of what is in there, since that is secret.
    pub async fn read(&self) -> Result<Option<Map<String, Value>>, Box<dyn Error + Send + Sync>> {
        let path = self.path.clone();
        let read = blocking::run(move || read(&path)).await.and_then(|read| read);
        let Some(bytes) = read.map_err(|error| format!("cannot be read: {error}"))? else { return Ok(None) };
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(members)) => Ok(Some(members)),
            Ok(_) => Err("is not a JSON object".into()),
            Err(error) => Err(format!("is not JSON from line {}, column {} on", error.line(), error.column()).into()),
        }
    }
}

fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::metadata(path) {
        // Whatever else it is, such as a pipe, may never end.
        Ok(metadata) if !metadata.is_file() => return Err(io::Error::other("it is not a file")),
        Ok(_) => {}
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::Error::other(format!("it has more than {MOST} bytes")));
    }
    Ok(Some(bytes))
}
