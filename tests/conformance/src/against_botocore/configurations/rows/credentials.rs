//! Rows in which services give credentials, by the source of them. Behind all of them is an instance with a role, so that
//! calls that go out as somebody else are seen to.

mod container;
mod endpoints;
mod instance;
mod login;
mod order;
mod role;
mod role_source;
mod single_sign_on;
mod tokens;
mod web_identity;

use crate::against_botocore::configurations::row::Row;

pub const GROUPS: [&[Row]; 10] = [
    instance::ROWS,
    container::ROWS,
    web_identity::ROWS,
    role::ROWS,
    role_source::ROWS,
    endpoints::ROWS,
    single_sign_on::ROWS,
    tokens::ROWS,
    login::ROWS,
    order::ROWS,
];
