//! Generates the small models in `generator/models/` into modules, which the tests compile and run; calls of the client; and
//! checks of the examples in its documentation, and modules of its pages.

mod calls;
mod examples;
mod pages;
#[expect(dead_code, reason = "tests ask the model for more")]
#[path = "../service_model.rs"]
mod service_model;

use botocore_codegen::{Options, Output};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The file whose documentation has the examples.
const CLIENT: &str = "../generated/src/client.rs";

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed={CLIENT}");
    fs::write(out.join("examples.rs"), examples::checks("codeartifact", &fs::read_to_string(CLIENT)?))?;
    fs::write(out.join("pages.rs"), pages::modules(Path::new("../generated"))?)?;
    for (name, text) in
        [("calls", calls::calls()), ("listings", calls::listings()), ("predicates", calls::predicates())]
    {
        fs::write(out.join(name).with_extension("rs"), text)?;
    }
    let out = out.join("models");
    println!("cargo::rerun-if-changed={}", small_models::folder().display());
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let mut root = String::new();
    for name in small_models::names()? {
        let model = small_models::read(&name)?;
        let options = Options { root: format!("crate::models::{name}"), ..Options::default() };
        let output = botocore_codegen::generate(&model, &options)?;
        write(&output, &out.join(&name))?;
        if name == "examples" {
            // Only crates have examples.
            let files = botocore_codegen::generate(&model, &Options::default())?.files;
            let client = files.get("src/client.rs").ok_or("the model has no client")?;
            fs::write(out.with_file_name("examples_of_small.rs"), examples::checks("small", client))?;
        }
        let library = out.join(&name).join("src/lib.rs").display().to_string();
        writeln!(root, "#[path = {library:?}]\n#[rustfmt::skip]\npub mod {name};")?;
    }
    Ok(fs::write(out.with_extension("rs"), root)?)
}

/// Writes the files of one model.
fn write(output: &Output, folder: &Path) -> Result<(), Box<dyn Error>> {
    for (relative, text) in &output.files {
        let target = folder.join(relative);
        fs::create_dir_all(target.parent().ok_or("a file has no folder")?)?;
        fs::write(target, text)?;
    }
    Ok(())
}
