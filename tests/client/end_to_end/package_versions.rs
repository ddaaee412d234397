//! Versions of packages: reading and changing them.

use serde_json::{Value, json};

mod change;
mod read;

use crate::call::{MakeCall, check_complete, merged};
use crate::{DOMAIN, NAMESPACE, OWNER, PACKAGE, REPOSITORY};

pub const CALLS: &[MakeCall] = &[
    read::describe_package_version,
    read::get_package_version_asset,
    read::get_package_version_readme,
    read::list_package_versions,
    read::list_package_version_assets,
    read::list_package_version_dependencies,
    change::publish_package_version,
    change::copy_package_versions,
    change::update_package_versions_status,
    change::dispose_package_versions,
    change::delete_package_versions,
];

#[tokio::test]
async fn package_versions() {
    check_complete(CALLS).await;
}

/// The members that say which package, beside further ones.
fn members(further: Value) -> Value {
    let common = json!({
        "domain": DOMAIN,
        "domainOwner": OWNER,
        "repository": REPOSITORY,
        "format": "maven",
        "namespace": NAMESPACE,
        "package": PACKAGE,
    });
    merged(common, further)
}
