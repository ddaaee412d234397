//! Providers of credentials: what they ask of a stand-in for STS on loopback, and what becomes of its replies.

mod assume_role;
#[cfg(unix)]
mod bad_input;
mod cache;
mod caller_identity;
#[cfg(feature = "credential-chain")]
mod chain;
mod clock;
mod container;
mod endpoints;
mod home;
mod instance;
mod login;
#[cfg(target_os = "linux")]
mod mfa_prompt;
#[cfg(unix)]
mod process;
mod profiles;
#[cfg(feature = "credential-chain")]
mod silence;
mod single_sign_on;
mod stand_in;
mod sts;
mod web_identity;
