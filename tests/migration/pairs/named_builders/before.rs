//! A function that a request goes through before it is sent.

use aws_sdk_codeartifact::operation::list_packages::builders::ListPackagesFluentBuilder;

pub fn filtered(request: ListPackagesFluentBuilder, prefix: Option<&str>) -> ListPackagesFluentBuilder {
    request.set_package_prefix(prefix.map(str::to_owned))
}
