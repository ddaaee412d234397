//! The transport for tests: a consumer's program is tested without a server.

mod expectations;
mod faults;
mod replies;
mod reports;
