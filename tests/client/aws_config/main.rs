//! Clients from the configuration of the AWS SDK.

mod http_client;
mod protocol;
mod replay;
mod settings;
