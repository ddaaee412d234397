//! The rows, by what they change.

mod certificates;
mod command;
mod credentials;
mod endpoint;
mod flags;
mod headers;
mod keys;
mod others;
mod paths;
mod profile;
mod proxy;
mod region;
mod retries;
mod sources;
mod syntax;
mod timeouts;

use super::row::Row;

const GROUPS: [&[Row]; 15] = [
    region::ROWS,
    keys::ROWS,
    profile::ROWS,
    headers::ROWS,
    syntax::ROWS,
    paths::ROWS,
    command::ROWS,
    sources::ROWS,
    endpoint::ROWS,
    flags::ROWS,
    retries::ROWS,
    timeouts::ROWS,
    certificates::ROWS,
    proxy::ROWS,
    others::ROWS,
];

/// All rows.
pub fn all() -> impl Iterator<Item = &'static Row> {
    GROUPS.into_iter().chain(credentials::GROUPS).flatten()
}

/// The row of this name.
pub fn find(name: &str) -> Option<&'static Row> {
    all().find(|row| row.name == name)
}
