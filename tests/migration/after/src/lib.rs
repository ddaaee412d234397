//! The same programs for `codeartifact`, under the name of the crate that it replaces.

extern crate aws_sdk_codeartifact as codeartifact;

#[path = "../../unchanged/another_region.rs"]
pub mod another_region;
#[path = "../../pairs/asset_source/after.rs"]
pub mod asset_source;
#[path = "../../unchanged/catalogue.rs"]
pub mod catalogue;
#[cfg(test)]
#[path = "../../pairs/catalogue_tests/after.rs"]
mod catalogue_tests;
#[path = "../../pairs/config/after.rs"]
pub mod config;
#[path = "../../pairs/credentials_provider/after.rs"]
pub mod credentials_provider;
#[path = "../../unchanged/downloads.rs"]
pub mod downloads;
#[path = "../../pairs/enumerations/after.rs"]
pub mod enumerations;
#[path = "../../unchanged/existence.rs"]
pub mod existence;
#[path = "../../pairs/generic_helpers/after.rs"]
pub mod generic_helpers;
#[path = "../../pairs/http_client/after.rs"]
pub mod http_client;
#[path = "../../pairs/interceptors/after.rs"]
pub mod interceptors;
#[path = "../../pairs/kinds_of_errors/after.rs"]
pub mod kinds_of_errors;
#[path = "../../unchanged/listings.rs"]
pub mod listings;
#[path = "../../pairs/loading/after.rs"]
pub mod loading;
#[path = "../../pairs/named_builders/after.rs"]
pub mod named_builders;
#[path = "../../pairs/names/after.rs"]
pub mod names;
#[path = "../../pairs/nested_structures/after.rs"]
pub mod nested_structures;
#[path = "../../pairs/one_call/after.rs"]
pub mod one_call;
#[path = "../../pairs/one_error_type/after.rs"]
pub mod one_error_type;
#[path = "../../pairs/pages/after.rs"]
pub mod pages;
#[cfg(test)]
#[path = "../../pairs/pages_tests/after.rs"]
mod pages_tests;
#[path = "../../pairs/paginators/after.rs"]
pub mod paginators;
#[path = "../../pairs/part_of_a_file/after.rs"]
pub mod part_of_a_file;
#[cfg(test)]
#[path = "../../unchanged/programs_tests.rs"]
mod programs_tests;
#[path = "../../pairs/request_ids/after.rs"]
pub mod request_ids;
#[path = "../../pairs/required_later/after.rs"]
pub mod required_later;
#[path = "../../pairs/service_errors/after.rs"]
pub mod service_errors;
#[path = "../../unchanged/sign_in.rs"]
pub mod sign_in;
#[path = "../../unchanged/times.rs"]
pub mod times;
#[path = "../../unchanged/uploads.rs"]
pub mod uploads;

/// A replaying HTTP client of the SDK works, too.
#[cfg(test)]
#[path = "../../pairs/pages_tests/before.rs"]
mod pages_tests_unchanged;
