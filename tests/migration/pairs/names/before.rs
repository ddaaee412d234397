use aws_sdk_codeartifact::operation::list_packages::{ListPackagesInput, ListPackagesOutput};
use aws_sdk_codeartifact::types::{PackageFormat, PackageSummary};
use aws_sdk_codeartifact::{Client, Error, primitives::ByteStream};

pub type All = (Client, Error, ListPackagesInput, ListPackagesOutput, PackageFormat, PackageSummary, ByteStream);
