//! `cargo xtask docs`: the documentation as docs.rs shows it, and its links with every set of features.

mod features;
mod marks;

use crate::arguments::workspace;
use crate::cargo;
use crate::failure::Failure;
use crate::features::PACKAGES;
use crate::report::step;
use std::io::Write;

/// Runs the task.
pub fn run(out: &mut impl Write) -> Result<(), Failure> {
    let sets = features::sets(&PACKAGES)?;
    let total = sets.len() + 2;
    for (index, set) in sets.iter().enumerate() {
        step(out, &format!("[{}/{total}] links with {set}", index + 1), || {
            build(&["--no-default-features", "--features", set.arguments()], "")
        })?;
    }
    step(out, &format!("[{}/{total}] links of the other crates", total - 1), others)?;
    // Last, since it is what the folder holds in the end.
    step(out, &format!("[{total}/{total}] all features, as on docs.rs"), || {
        build(&["--all-features"], "--cfg docsrs")
    })?;
    marks::check(&workspace().join("target/doc"))?;
    writeln!(out, "every link leads somewhere; target/doc/codeartifact/index.html is the front page")?;
    Ok(())
}

/// Builds the documentation of the packages that consumers see.
fn build(features: &[&str], flags: &str) -> Result<(), Failure> {
    let packages = PACKAGES.iter().flat_map(|(package, _)| ["--package", package]);
    run_cargo(packages.chain(features.iter().copied()), flags)
}

/// Builds the documentation of the packages that consumers never see.
fn others() -> Result<(), Failure> {
    let seen = PACKAGES.iter().flat_map(|(package, _)| ["--exclude", package]);
    run_cargo(["--workspace", "--all-features"].into_iter().chain(seen), "")
}

/// Builds documentation. Warnings are errors, broken links among them.
fn run_cargo<'a>(arguments: impl Iterator<Item = &'a str>, flags: &str) -> Result<(), Failure> {
    let mut cargo = cargo::command();
    cargo.args(["doc", "--quiet", "--locked", "--no-deps", "--target-dir", "target"]).args(arguments);
    cargo.env("RUSTDOCFLAGS", format!("-D warnings {flags}"));
    // Marks of features are a feature of the nightly compiler. Only these crates use it.
    cargo.env("RUSTC_BOOTSTRAP", PACKAGES.map(|(package, _)| package.replace('-', "_")).join(","));
    cargo::run(&mut cargo)
}
