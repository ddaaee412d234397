//! The text of a file, compressed or not.

use flate2::read::MultiGzDecoder;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

/// How the name of a compressed file ends.
pub const COMPRESSED: &str = ".gz";

/// Reads a file of a model, and decompresses it if its name ends with `.gz`.
///
/// # Errors
///
/// Returns an error if the file cannot be read, is not gzip although its name says so, or is not UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    if path.extension().is_none_or(|ending| ending != "gz") {
        return fs::read_to_string(path);
    }
    let (file, mut text) = (fs::read(path)?, String::new());
    MultiGzDecoder::new(file.as_slice()).read_to_string(&mut text)?;
    Ok(text)
}
