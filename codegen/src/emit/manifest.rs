//! The manifest of the emitted crate.

use crate::ir::Service;

/// What is inherited from the workspace that the crate belongs to.
const INHERITED: &str = "\
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
repository.workspace = true";

/// The same as values, for a crate that stands on its own.
const LITERAL: &str = concat!(
    "version = \"",
    env!("CARGO_PKG_VERSION"),
    "\"\nedition = \"2024\"\nrust-version = \"",
    env!("CARGO_PKG_RUST_VERSION"),
    "\"\nlicense = \"",
    env!("CARGO_PKG_LICENSE"),
    "\""
);

/// `Cargo.toml`. A crate that stands on its own depends on exactly this version of the runtime and of the providers of
/// credentials, which are in the folder, and is a workspace of its own: without the table, cargo would look for one in the
/// folders around it.
pub fn manifest(service: &Service, packages: Option<&str>) -> String {
    let mut extras = Vec::new();
    if service.operations.iter().any(|operation| operation.gzip) {
        extras.push("\"gzip\"");
    }
    if service.operations.iter().any(|operation| operation.checksum_required) {
        extras.push("\"md5\"");
    }
    if service.protocol.reads_xml() {
        extras.push("\"xml\"");
    }
    let extras = if extras.is_empty() { String::new() } else { format!(", features = [{}]", extras.join(", ")) };
    let (workspace, package) = if packages.is_none() { ("", INHERITED) } else { ("[workspace]\n\n", LITERAL) };
    let (credentials, runtime) = (dependency(packages, "credentials"), dependency(packages, "runtime"));
    format!(
        r#"
{workspace}[package]
name = "{name}"
description = "A client of {title}, generated from botocore's model"
{package}

[package.metadata.docs.rs]
all-features = true
rustdoc-args = ["--cfg", "docsrs"]

[features]
# With none of them the crate is shapes, encoding, decoding, endpoints and signing alone.
default = ["transport", "credential-chain"]
# The client, over any transport and timer, on any executor.
client = ["botocore-runtime/client"]
# Tokio's timer as the default, and bodies as Tokio's `AsyncRead`.
tokio = ["client", "botocore-runtime/tokio"]
# HTTP and TLS on Tokio: hyper and rustls.
transport = ["tokio", "botocore-credentials?/transport", "botocore-runtime/transport"]
# The blocking client, with HTTP and TLS by ureq and rustls, and without an async runtime.
blocking = ["client", "botocore-credentials?/blocking", "botocore-runtime/blocking"]
# AWS's default credential chain: roles, single sign-on, processes, web identity, containers and instances.
credential-chain = ["client", "dep:botocore-credentials"]
# serde's traits for inputs, outputs and types.
serde = ["botocore-runtime/serde"]
# Reads replies that come compressed with gzip, although nothing asks for it.
gzip = ["client", "botocore-runtime/gzip"]
# Configurations that the crate `aws-config` loads.
aws-config = ["tokio", "botocore-runtime/aws-config"]
# Checks of inputs by all of the model's constraints, patterns and enumerations included.
full-validation = ["botocore-runtime/full-validation"]
# Conversions from and to the times of jiff 1.
jiff = ["botocore-runtime/jiff"]
# Conversions from and to the times of chrono 0.4.
chrono = ["botocore-runtime/chrono"]
# A transport for tests, which answers without a server.
test-util = ["tokio", "botocore-runtime/test-util"]

[dependencies]
botocore-credentials = {{ {credentials}, optional = true, features = ["client"] }}
botocore-runtime = {{ {runtime}{extras} }}

[lints.rust]
missing_docs = "warn"
unsafe_code = "forbid"

[lints.clippy]
all = {{ level = "warn", priority = -1 }}
# A builder's type names the state of each required member.
type_complexity = "allow"
# A member may be called like the method of an operator, such as `add`.
should_implement_trait = "allow"
"#,
        name = service.crate_name,
        title = service.title,
    )
}

/// How a crate depends on a package of ours.
fn dependency(packages: Option<&str>, name: &str) -> String {
    let Some(folder) = packages else { return "workspace = true".to_owned() };
    let folder = folder.replace('\\', r"\\").replace('"', r#"\""#);
    let version = env!("CARGO_PKG_VERSION");
    format!(r#"path = "{folder}/{name}", version = "={version}", default-features = false"#)
}
