//! The manifest of the emitted crate.

use crate::ir::Service;

/// `Cargo.toml`. Version, edition and dependencies are those of the workspace that the crate belongs to.
pub fn manifest(service: &Service) -> String {
    let mut extras = Vec::new();
    if service.operations.iter().any(|operation| operation.gzip) {
        extras.push("\"gzip\"");
    }
    if service.operations.iter().any(|operation| operation.checksum_required) {
        extras.push("\"md5\"");
    }
    let extras = if extras.is_empty() { String::new() } else { format!(", features = [{}]", extras.join(", ")) };
    format!(
        r#"
[package]
name = "{name}"
description = "A client of {title}, generated from botocore's model"
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true

[package.metadata.docs.rs]
all-features = true

[features]
# With none of them the crate is shapes, encoding, decoding, endpoints and signing alone.
default = ["transport", "credential-chain"]
# The client, over any transport.
client = ["botocore-runtime/client"]
# HTTP and TLS: hyper and rustls.
transport = ["client", "botocore-runtime/transport"]
# Credentials from single sign-on, processes, web identity, containers and instances.
credential-chain = ["client", "botocore-runtime/credential-chain"]
# serde's traits for inputs, outputs and types.
serde = ["botocore-runtime/serde"]
# Reads replies that come compressed with gzip, although nothing asks for it.
gzip = ["client", "botocore-runtime/gzip"]
# Configurations that the crate `aws-config` loads.
aws-config = ["client", "botocore-runtime/aws-config"]
# Checks of inputs by all of the model's constraints, patterns and enumerations included.
full-validation = ["botocore-runtime/full-validation"]
# A transport for tests, which answers without a server.
test-util = ["client", "botocore-runtime/test-util"]

[dependencies]
botocore-runtime = {{ workspace = true{extras} }}

[lints.rust]
missing_docs = "warn"
unsafe_code = "forbid"

[lints.clippy]
all = "warn"
"#,
        name = service.crate_name,
        title = service.title,
    )
}
