//! Providers of AWS credentials for client crates that are generated from botocore models.
//!
//! The services that give credentials are asked by clients that are generated, too, so proxies, timeouts, retries,
//! endpoints and errors are those of every other call.

#![cfg(feature = "client")]

#[doc(hidden)]
pub mod generated;
