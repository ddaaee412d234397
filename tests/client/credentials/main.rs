//! Providers of credentials: what they ask of a stand-in for STS on loopback, and what becomes of its replies.

mod assume_role;
mod caller_identity;
mod container;
mod endpoints;
mod instance;
mod profiles;
mod sts;
mod web_identity;
