//! Programs for the AWS SDK for Rust.

#[path = "../../unchanged/another_region.rs"]
pub mod another_region;
#[path = "../../pairs/asset_source/before.rs"]
pub mod asset_source;
#[path = "../../unchanged/catalogue.rs"]
pub mod catalogue;
#[cfg(test)]
#[path = "../../pairs/catalogue_tests/before.rs"]
mod catalogue_tests;
#[path = "../../pairs/config/before.rs"]
pub mod config;
#[path = "../../pairs/credentials_provider/before.rs"]
pub mod credentials_provider;
#[path = "../../unchanged/downloads.rs"]
pub mod downloads;
#[path = "../../pairs/enumerations/before.rs"]
pub mod enumerations;
#[path = "../../unchanged/existence.rs"]
pub mod existence;
#[path = "../../pairs/generic_helpers/before.rs"]
pub mod generic_helpers;
#[path = "../../pairs/http_client/before.rs"]
pub mod http_client;
#[path = "../../pairs/interceptors/before.rs"]
pub mod interceptors;
#[path = "../../pairs/kinds_of_errors/before.rs"]
pub mod kinds_of_errors;
#[path = "../../unchanged/listings.rs"]
pub mod listings;
#[path = "../../pairs/loading/before.rs"]
pub mod loading;
#[path = "../../pairs/named_builders/before.rs"]
pub mod named_builders;
#[path = "../../pairs/names/before.rs"]
pub mod names;
#[path = "../../pairs/nested_structures/before.rs"]
pub mod nested_structures;
#[path = "../../pairs/one_call/before.rs"]
pub mod one_call;
#[path = "../../pairs/one_error_type/before.rs"]
pub mod one_error_type;
#[path = "../../pairs/pages/before.rs"]
pub mod pages;
#[cfg(test)]
#[path = "../../pairs/pages_tests/before.rs"]
mod pages_tests;
#[path = "../../pairs/paginators/before.rs"]
pub mod paginators;
#[path = "../../pairs/part_of_a_file/before.rs"]
pub mod part_of_a_file;
#[cfg(test)]
#[path = "../../unchanged/programs_tests.rs"]
mod programs_tests;
#[path = "../../pairs/request_ids/before.rs"]
pub mod request_ids;
#[path = "../../pairs/required_later/before.rs"]
pub mod required_later;
#[path = "../../pairs/service_errors/before.rs"]
pub mod service_errors;
#[path = "../../unchanged/sign_in.rs"]
pub mod sign_in;
#[path = "../../unchanged/times.rs"]
pub mod times;
#[path = "../../unchanged/uploads.rs"]
pub mod uploads;
