//! A function that a request goes through before it is sent.

use aws_sdk_codeartifact::builder::{Async, Complete};
use aws_sdk_codeartifact::operation::list_packages::{ListPackagesBuilder, ListPackagesInput};

type Request = ListPackagesBuilder<Async, Complete<ListPackagesInput>>;

pub fn filtered(request: Request, prefix: Option<&str>) -> Request {
    request.set_package_prefix(prefix.map(str::to_owned))
}
