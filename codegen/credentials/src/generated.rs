//! The clients of the services that give credentials, as far as they are needed. `cargo xtask codegen` emits them.
#![expect(clippy::pedantic, reason = "emitted modules heed clippy's default lints")]

#[path = "generated/signin/lib.rs"]
#[rustfmt::skip]
pub mod signin;
#[path = "generated/sso/lib.rs"]
#[rustfmt::skip]
pub mod sso;
#[path = "generated/sso_oidc/lib.rs"]
#[rustfmt::skip]
pub mod sso_oidc;
#[path = "generated/sts/lib.rs"]
#[rustfmt::skip]
pub mod sts;
