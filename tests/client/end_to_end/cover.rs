//! No operation of the model is left out.

use crate::{client_of, domains, package_groups, package_versions, packages, repositories, tags};
use codeartifact_tests::server::Server;
use codeartifact_tests::service_model;
use std::collections::BTreeSet;

#[tokio::test]
async fn every_operation_is_called_with_every_member() {
    let themes = [
        domains::CALLS,
        package_groups::CALLS,
        package_versions::CALLS,
        packages::CALLS,
        repositories::CALLS,
        tags::CALLS,
    ];
    let server = Server::start();
    let client = client_of(&server);
    let called: Vec<_> = themes.iter().copied().flatten().map(|call| call(&client).operation()).collect();
    let modelled: BTreeSet<_> = service_model::operations().map(|operation| operation.name).collect();
    assert_eq!(called.len(), modelled.len());
    assert_eq!(BTreeSet::from_iter(called), modelled);
}
