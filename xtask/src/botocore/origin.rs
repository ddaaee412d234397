//! `model/data/SOURCE.toml`: the one place that says which release of botocore the model is from.

use super::pip::Package;
use super::record;
use crate::failure::Failure;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The path of the file in a checkout.
pub const ORIGIN: &str = "model/data/SOURCE.toml";

/// Where the files of `model/data` come from.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The package.
    pub package: Package,
    /// The files, sorted by their paths.
    pub files: Vec<Taken>,
}

/// A file of the package.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Taken {
    /// Its path in `model/data`.
    pub path: String,
    /// Its path in the wheel.
    pub source: String,
    /// The SHA-256 of its text.
    pub sha256: String,
}

impl Origin {
    /// Reads the file of a checkout.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, or says something else than it does when it is written.
    pub fn read(root: &Path) -> Result<Self, Failure> {
        let path = root.join(ORIGIN);
        let text = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
        let origin = Self::parse(&text);
        if origin.text() == text {
            return Ok(origin);
        }
        let path = path.display();
        Err(Failure::new(format!("{path} is not as `cargo xtask update` writes it; take it from a commit")))
    }

    /// The services, as folders with the API version: `sts/2011-06-15`.
    #[must_use]
    pub fn services(&self) -> Vec<(&str, &str)> {
        let parts = |file: &'_ Taken| file.path.match_indices('/').count() == 2;
        let inside = self.files.iter().filter(|file| parts(file));
        let mut services: Vec<_> = inside
            .filter_map(|file| {
                let (service, rest) = file.path.split_once('/')?;
                Some((service, rest.split_once('/')?.0))
            })
            .collect();
        services.dedup();
        services
    }

    /// The names of the services.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.services().into_iter().map(|(service, _)| service).collect()
    }

    /// The release that a folder of models is from, as it says itself or as pip does beside it.
    #[must_use]
    pub fn release_of(data: &Path) -> Option<String> {
        let text = fs::read_to_string(data.join("SOURCE.toml")).ok();
        let said = text.map(|text| Self::parse(&text).package.release).filter(|release| !release.is_empty());
        said.or_else(|| Some(record::about(&data.join("../..")).ok()??.0))
    }

    /// Takes out of a text what `text` has put into it.
    fn parse(text: &str) -> Self {
        let mut origin = Self::default();
        let mut table = "";
        for line in text.lines() {
            if line.starts_with('[') {
                table = line;
                if line == "[[file]]" {
                    origin.files.push(Taken::default());
                }
            }
            let Some((key, value)) = line.split_once(" = ") else { continue };
            let value = value.trim_matches('"').to_owned();
            match (table, key, origin.files.last_mut()) {
                ("", "release", _) => origin.package.release = value,
                ("[wheel]", "name", _) => origin.package.name = value,
                ("[wheel]", "sha256", _) => origin.package.sha256 = value,
                ("[[file]]", "path", Some(file)) => file.path = value,
                ("[[file]]", "source", Some(file)) => file.source = value,
                ("[[file]]", "sha256", Some(file)) => file.sha256 = value,
                _ => {}
            }
        }
        origin
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let Package { release, name, sha256 } = &self.package;
        let mut text = format!(
            "# Where the files of this folder come from. `cargo xtask update` writes this.\n#\n\
             #     pip download botocore=={release} --no-deps --only-binary :all:\n#\n\
             # The wheel is a zip archive. `source` is a path in it; a file that ends in .gz is decompressed, nothing else \
             is done.\n\nrelease = \"{release}\"\n\n[wheel]\nname = \"{name}\"\nsha256 = \"{sha256}\"\n"
        );
        for Taken { path, source, sha256 } in &self.files {
            let _ = write!(text, "\n[[file]]\npath = \"{path}\"\nsource = \"{source}\"\nsha256 = \"{sha256}\"\n");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;
    use crate::arguments::workspace;

    #[test]
    fn what_is_written_is_read_and_the_services_are_known() {
        let origin = Origin::read(workspace()).unwrap();
        assert_eq!(Origin::parse(&origin.text()), origin);
        assert!(origin.services().contains(&("codeartifact", "2018-09-22")), "{:?}", origin.services());
    }
}
