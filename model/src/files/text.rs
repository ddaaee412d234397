//! The text of a file, compressed or not.

use flate2::read::MultiGzDecoder;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

/// How the name of a compressed file ends.
pub const COMPRESSED: &str = ".gz";

/// The greatest size of a decompressed file in bytes: many times that of the largest model.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Reads a file of a model, and decompresses it if its name ends with `.gz`.
///
/// # Errors
///
/// Returns an error if the file is not a regular one, cannot be read, is not gzip although its name says so, grows beyond
/// 256 MiB, or is not UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    // Reading a pipe would wait for somebody to write.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    if path.extension().is_none_or(|ending| ending != "gz") {
        return fs::read_to_string(path);
    }
    decompressed(&fs::read(path)?, LARGEST)
}

fn decompressed(gz: &[u8], largest: u64) -> io::Result<String> {
    let mut text = Vec::new();
    MultiGzDecoder::new(gz).take(largest + 1).read_to_end(&mut text)?;
    if text.len() as u64 > largest {
        return Err(io::Error::other(format!("it holds more than {largest} bytes when it is decompressed")));
    }
    String::from_utf8(text).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::{decompressed, read_text};
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write as _;

    #[test]
    fn what_grows_without_measure_is_refused() {
        let mut gz = GzEncoder::new(Vec::new(), Compression::default());
        gz.write_all(&[b' '; 1000]).unwrap();
        let gz = gz.finish().unwrap();
        assert_eq!(decompressed(&gz, 1000).unwrap().len(), 1000);
        let error = decompressed(&gz, 999).unwrap_err().to_string();
        assert_eq!(error, "it holds more than 999 bytes when it is decompressed");
    }

    #[test]
    fn what_is_not_a_regular_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_text(folder.path()).unwrap_err().to_string(), "it is not a regular file");
    }
}
