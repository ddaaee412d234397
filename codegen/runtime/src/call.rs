//! Calls: from an operation's input to a signed request, and from the reply to the output.

pub mod batch;
pub(crate) mod body;
pub mod builder;
#[cfg(feature = "md5")]
pub mod checksum;
#[cfg(feature = "client")]
pub mod client;
pub mod error;
pub mod exception;
mod facts;
#[cfg(feature = "client")]
pub mod metadata;
pub mod mode;
pub mod operation;
pub mod paginate;
pub mod prepare;
pub mod protocol;
mod reply_size;
pub mod request;
pub mod response;
#[cfg(feature = "client")]
pub mod retry;
pub mod service_metadata;
#[cfg(test)]
pub mod test_input;
