//! What must hold of any input to the readers of this project: for the fuzz targets, which make inputs up, and for
//! tests over the inputs in their corpus. A check panics if it does not hold.

mod body;
mod credential_process;
mod endpoint_urls;
pub mod error_reply;
mod errors;
mod exchange;
mod header;
pub mod latin1;
mod model;
mod models;
pub mod operations;
pub mod parse_reply;
mod profiles;
mod query;
mod replies;
mod sentence;
mod shapes;
mod timestamps;
mod xml;

/// Checks an input, and panics if something does not hold of it.
pub type Check = fn(&[u8]);

/// The checks, by the names of their fuzz targets.
pub const TARGETS: [(&str, Check); 8] = [
    ("credential_process", credential_process::check),
    ("endpoint_urls", endpoint_urls::check),
    ("errors", errors::check),
    ("models", models::check),
    ("profiles", profiles::check),
    ("query", query::check),
    ("replies", replies::check),
    ("timestamps", timestamps::check),
];

/// Does the check of this name.
///
/// # Panics
/// The check does not hold, or there is no such check.
pub fn check(target: &str, input: &[u8]) {
    let found = TARGETS.iter().find(|(name, _)| *name == target);
    let (_, check) = found.unwrap_or_else(|| panic!("there is no target {target}"));
    check(input);
}

/// The code emitted for small models.
#[allow(clippy::all, clippy::pedantic, missing_docs)]
pub mod emitted {
    include!(concat!(env!("OUT_DIR"), "/every_type.rs"));
    include!(concat!(env!("OUT_DIR"), "/form.rs"));
}
