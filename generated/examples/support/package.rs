//! A package as the programs take and show it: `FORMAT/PACKAGE`, or `FORMAT/NAMESPACE/PACKAGE`.

use anyhow::Context as _;
use codeartifact::types::{PackageFormat, PackageSummary};
use std::fmt;
use std::str::FromStr;

/// What names a package in a repository.
#[derive(Debug, Clone)]
pub struct Package {
    pub format: PackageFormat,
    pub namespace: Option<String>,
    pub name: String,
}

impl FromStr for Package {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> anyhow::Result<Self> {
        let expected = || format!("`{text}` is not a package: expected FORMAT/PACKAGE or FORMAT/NAMESPACE/PACKAGE");
        let (format, rest) = text.split_once('/').with_context(expected)?;
        let (namespace, name) = rest.rsplit_once('/').map_or((None, rest), |(namespace, name)| (Some(namespace), name));
        let (namespace, name) = (namespace.map(str::to_owned), name.to_owned());
        Ok(Self { format: PackageFormat::try_parse(format)?, namespace, name })
    }
}

impl From<PackageSummary> for Package {
    fn from(summary: PackageSummary) -> Self {
        let format = summary.format.unwrap_or(PackageFormat::Generic);
        Self { format, namespace: summary.namespace, name: summary.package.unwrap_or_default() }
    }
}

impl fmt::Display for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { format, namespace, name } = self;
        match namespace {
            Some(namespace) => write!(f, "{format}/{namespace}/{name}"),
            None => write!(f, "{format}/{name}"),
        }
    }
}
