//! `cargo xtask conformance`: holds what is emitted against botocore.

mod against_botocore;
mod python;

pub use against_botocore::run;
