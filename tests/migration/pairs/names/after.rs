use codeartifact::operation::list_packages::{ListPackagesInput, ListPackagesOutput};
use codeartifact::types::{PackageFormat, PackageSummary};
use codeartifact::{Client, Error, primitives::ByteStream};

pub type All = (Client, Error, ListPackagesInput, ListPackagesOutput, PackageFormat, PackageSummary, ByteStream);
