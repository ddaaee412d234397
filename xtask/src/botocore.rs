//! botocore's models: releases that pip fetches, folders, and the services in them.

mod origin;
mod pip;
mod record;
mod release;
mod service;

pub use origin::{ORIGIN, Origin, Taken};
pub use pip::{Package, resolve};
pub use release::{Models, Release, find, is_release, of_package, order};
pub use service::{Service, Shared, Summary, Text, all, in_folder, named, shared, versions};
