//! Providers of AWS credentials for client crates that are generated from botocore models.
//!
//! The services that give credentials are asked by clients that are generated, too, so proxies, timeouts, retries,
//! endpoints and errors are those of every other call. No async runtime is needed beyond a client's transport and timer.
//!
//! - `DefaultChain`: where AWS tools look for credentials, which is the default of clients.
//! - `AssumeRole`: a role that other credentials may assume.
//! - `WebIdentity`: a role that the token of an identity provider may assume.
//! - `ProfileChain`: what a profile says, with the roles that it assumes.
//! - `ContainerRole`: the role of the container that the program runs in.
//! - `InstanceRole`: the role of the Amazon EC2 instance that the program runs on.
//! - `CredentialsCache`: what another provider gives, kept until shortly before it expires.
//! - `mfa_prompt`: codes of a device for multi-factor authentication, asked for on the terminal.
//! - `caller_identity`: who one is.

#![cfg(feature = "client")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod assume_role;
mod awaited;
mod cache;
mod cache_file;
mod caller_identity;
mod chain;
mod connections;
mod container;
#[doc(hidden)]
pub mod generated;
mod host;
mod instance_metadata;
mod layers;
mod login;
mod metadata;
mod mfa;
#[cfg(feature = "test-util")]
#[doc(hidden)]
pub mod parsers;
mod process;
mod profile;
mod role;
mod session;
mod shell;
mod single_sign_on;
mod sts;
mod timer;
mod token_cache;
mod token_file;
mod web_identity;

pub use assume_role::{AssumeRole, AssumeRoleBuilder};
pub use cache::CredentialsCache;
pub use caller_identity::{CallerIdentity, caller_identity};
pub use chain::{DefaultChain, default_chain};
pub use container::ContainerRole;
pub use generated::signin::Error as SigninError;
pub use generated::sso::Error as SsoError;
pub use generated::sso_oidc::Error as SsoOidcError;
pub use generated::sts::Error as StsError;
pub use instance_metadata::InstanceRole;
pub use mfa::mfa_prompt;
pub use profile::ProfileChain;
pub use web_identity::{WebIdentity, WebIdentityBuilder};
