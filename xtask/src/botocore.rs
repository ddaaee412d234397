//! botocore's models: releases that pip fetches, folders, and the services in them.

mod release;
mod service;

pub use release::{Models, Release, find, is_release};
pub use service::{Service, Shared, Summary, Text, all, in_folder, named, shared};
