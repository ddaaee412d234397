//! A package of a requirements file of pip, pinned by release and sum.

use std::fs;
use std::path::Path;
use xtask::failure::Failure;

/// One pinned package.
#[derive(Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Its name.
    pub package: String,
    /// Its release.
    pub release: String,
    /// The SHA-256 of its archive in lower-case hexadecimal.
    pub sha256: String,
}

impl Requirement {
    /// Reads the file's only package.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(path).map_err(Failure::at("read", path))?;
        Self::parse(&text).ok_or_else(|| {
            Failure::new(format!(
                "{} should hold one package as `name==release --hash=sha256:sum`; pin it so",
                path.display()
            ))
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        let mut words = lines.flat_map(str::split_whitespace).filter(|word| *word != "\\");
        let (package, release) = words.next()?.split_once("==")?;
        let sha256 = words.next()?.strip_prefix("--hash=sha256:")?;
        let is_sum = sha256.len() == 64 && sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        (is_sum && words.next().is_none()).then(|| Self {
            package: package.to_owned(),
            release: release.to_owned(),
            sha256: sha256.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Requirement;

    const SUM: &str = "a988f39e3a4484def0b8010f41128f71157da0515a4804fccce4739aa8f216da";

    #[test]
    fn the_package_is_read_over_lines_and_comments() {
        let read = Requirement::parse(&format!("# Why.\nbotocore==1.2.3 \\\n    --hash=sha256:{SUM}\n")).unwrap();
        assert_eq!((read.package.as_str(), read.release.as_str(), read.sha256.as_str()), ("botocore", "1.2.3", SUM));
    }

    #[test]
    fn what_is_not_pinned_is_refused() {
        for text in ["", "botocore", "botocore==1.2.3", "botocore==1.2.3 --hash=sha256:abc"] {
            assert_eq!(Requirement::parse(text), None, "{text}");
        }
        assert_eq!(Requirement::parse(&format!("a==1 --hash=sha256:{SUM} b==2")), None);
    }
}
