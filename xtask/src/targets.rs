//! `cargo xtask targets`: compiles the client for platforms on which it is not tested.
//!
//! What needs the C compiler of the platform, which is TLS, is left out, so that any machine can do it.

use crate::arguments::workspace;
use crate::cargo;
use crate::failure::Failure;
use crate::features::{self, CLIENT};
use crate::report::step;
use crate::rustup::Rustup;
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// The features that bring TLS.
const TLS: [&str; 4] = ["auth", "blocking", "default", "transport"];

/// A platform, and the features that the client has there.
struct Platform {
    triple: &'static str,
    features: Features,
}

enum Features {
    AllButTls,
    These(&'static str),
}

const PLATFORMS: [Platform; 4] = [
    Platform { triple: "x86_64-pc-windows-gnu", features: Features::AllButTls },
    Platform { triple: "x86_64-apple-darwin", features: Features::AllButTls },
    Platform { triple: "wasm32-unknown-unknown", features: Features::These("") },
    Platform {
        triple: "wasm32-unknown-unknown",
        features: Features::These("codeartifact/client,botocore-credentials/client"),
    },
];

/// Runs the task. A platform that cannot be installed is skipped.
///
/// # Errors
///
/// Returns an error if the client does not compile for a platform.
pub fn run(rustup: &Rustup, out: &mut impl Write) -> Result<(), Failure> {
    for platform in &PLATFORMS {
        let triple = platform.triple;
        if let Err(reason) = rustup.target(triple) {
            writeln!(out, "{triple} was skipped: {reason}")?;
            continue;
        }
        let name = format!("{triple} with {}", platform.features);
        step(out, &name, || cargo::run(&mut check(triple, &platform.features.list(workspace())?)))?;
    }
    Ok(())
}

/// The command that compiles for a platform.
fn check(triple: &str, features: &str) -> Command {
    let mut cargo = cargo::command();
    cargo.args(["check", "--quiet", "--locked", "--target-dir", "target", "--target", triple]);
    cargo.args(CLIENT.iter().flat_map(|(package, _)| ["--package", package]));
    cargo.args(["--no-default-features", "--features", features]);
    cargo
}

impl Features {
    /// The features as cargo takes them.
    fn list(&self, root: &Path) -> Result<String, Failure> {
        if let Self::These(features) = self {
            return Ok((*features).to_owned());
        }
        let mut list = Vec::new();
        for (package, folder) in CLIENT {
            let features = features::of(&root.join(folder))?;
            let without_tls = features.iter().filter(|feature| !TLS.contains(&feature.as_str()));
            list.extend(without_tls.map(|feature| format!("{package}/{feature}")));
        }
        Ok(list.join(","))
    }
}

impl std::fmt::Display for Features {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::AllButTls => "all features but TLS",
            Self::These("") => "no features",
            Self::These(features) => features,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Features, run};
    use crate::arguments::workspace;
    use crate::rustup::Rustup;

    #[test]
    fn platforms_that_cannot_be_installed_are_skipped() {
        let missing = || "no-such-program".into();
        let mut out = Vec::new();
        run(&Rustup { rustup: missing(), rustc: missing() }, &mut out).unwrap();
        let said = String::from_utf8(out).unwrap();
        assert_eq!(said.matches(" was skipped: no-such-program cannot be run").count(), 4, "{said}");
    }

    #[test]
    fn all_features_but_tls_are_those_of_all_manifests() {
        let list = Features::AllButTls.list(workspace()).unwrap();
        let features: Vec<_> = list.split(',').collect();
        let of_each = ["codeartifact/serde", "botocore-credentials/client", "botocore-runtime/md5"];
        for expected in of_each.into_iter().chain(["codeartifact/credential-chain"]) {
            assert!(features.contains(&expected), "{expected} is not in {list}");
        }
        assert!(!list.contains("transport") && !list.contains("blocking") && !list.contains("default"), "{list}");
    }
}
