//! The operations, by their names.

mod assets;
mod change;
mod connections;
mod copy;
mod domains;
mod groups;
mod listed_groups;
mod origin;
mod packages;
mod policies;
mod public;
mod publish;
mod repositories;
mod tags;
mod tokens;
mod versions;

use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::reply::Output;
use crate::state::State;
use serde_json::Value;

/// Runs the operation that is asked for.
pub fn run(state: &mut State, ask: &Ask<'_>) -> Result<Output, Refusal> {
    match ask.operation {
        "GetPackageVersionAsset" => assets::get(state, ask),
        _ => members(state, ask).map(Output::from),
    }
}

fn members(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    match ask.operation {
        "AssociateExternalConnection" => connections::associate(state, ask),
        "CopyPackageVersions" => copy::copy(state, ask),
        "CreateDomain" => domains::create(state, ask),
        "CreatePackageGroup" => groups::create(state, ask),
        "CreateRepository" => repositories::create(state, ask),
        "DeleteDomain" => domains::delete(state, ask),
        "DeleteDomainPermissionsPolicy" => policies::delete_of_domain(state, ask),
        "DeletePackage" => packages::delete(state, ask),
        "DeletePackageGroup" => groups::delete(state, ask),
        "DeletePackageVersions" => change::delete(state, ask),
        "DeleteRepository" => repositories::delete(state, ask),
        "DeleteRepositoryPermissionsPolicy" => policies::delete_of_repository(state, ask),
        "DescribeDomain" => domains::describe(state, ask),
        "DescribePackage" => packages::describe(state, ask),
        "DescribePackageGroup" => groups::describe(state, ask),
        "DescribePackageVersion" => versions::describe(state, ask),
        "DescribeRepository" => repositories::describe(state, ask),
        "DisassociateExternalConnection" => connections::disassociate(state, ask),
        "DisposePackageVersions" => change::dispose(state, ask),
        "GetAssociatedPackageGroup" => listed_groups::associated(state, ask),
        "GetAuthorizationToken" => tokens::get(state, ask),
        "GetDomainPermissionsPolicy" => policies::get_of_domain(state, ask),
        "GetPackageVersionReadme" => assets::readme(state, ask),
        "GetRepositoryEndpoint" => tokens::endpoint(state, ask),
        "GetRepositoryPermissionsPolicy" => policies::get_of_repository(state, ask),
        "ListAllowedRepositoriesForGroup" => listed_groups::allowed_repositories(state, ask),
        "ListAssociatedPackages" => listed_groups::packages(state, ask),
        "ListDomains" => domains::list(state, ask),
        "ListPackageGroups" => listed_groups::list(state, ask),
        "ListPackageVersionAssets" => assets::list(state, ask),
        "ListPackageVersionDependencies" => versions::dependencies(state, ask),
        "ListPackageVersions" => versions::list(state, ask),
        "ListPackages" => packages::list(state, ask),
        "ListRepositories" => repositories::list(state, ask),
        "ListRepositoriesInDomain" => repositories::list_in_domain(state, ask),
        "ListSubPackageGroups" => listed_groups::children(state, ask),
        "ListTagsForResource" => tags::list(state, ask),
        "PublishPackageVersion" => publish::publish(state, ask),
        "PutDomainPermissionsPolicy" => policies::put_of_domain(state, ask),
        "PutPackageOriginConfiguration" => packages::put_origin(state, ask),
        "PutRepositoryPermissionsPolicy" => policies::put_of_repository(state, ask),
        "TagResource" => tags::add(state, ask),
        "UntagResource" => tags::remove(state, ask),
        "UpdatePackageGroup" => groups::update(state, ask),
        "UpdatePackageGroupOriginConfiguration" => origin::update(state, ask),
        "UpdatePackageVersionsStatus" => change::update_status(state, ask),
        "UpdateRepository" => repositories::update(state, ask),
        name => Err(Refusal::internal(format!("The fake does not have the operation {name}."))),
    }
}
