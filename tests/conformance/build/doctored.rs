//! Generates the endpoint rules of `CodeArtifact` once more, over partitions in which every rule can be reached.

use botocore_codegen::Options;
use botocore_model::{ModelFiles, Source, Sources};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Writes the module to `folder`, and a file that declares it as `doctored`.
pub fn write(model: &Path, partitions: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", model.display());
    println!("cargo::rerun-if-changed={}", partitions.display());
    let files = ModelFiles::of_folder(model)?;
    let name = partitions.display().to_string();
    let text = fs::read_to_string(partitions)?;
    let sources = Sources { partitions: Some(Source { name: &name, text: &text }), ..files.sources() };
    let output = botocore_codegen::generate(&botocore_model::read(&sources)?, &Options::default())?;
    // The rules stand on their own; nothing else depends on the partitions.
    fs::create_dir_all(folder)?;
    for (path, target) in [("src/endpoint.rs", "mod.rs"), ("src/endpoint/partitions.rs", "partitions.rs")] {
        let text = output.files.get(path).ok_or_else(|| format!("the generator writes no {path} any more"))?;
        fs::write(folder.join(target), text)?;
    }
    let module = folder.join("mod.rs").display().to_string();
    let declaration =
        format!("#[allow(clippy::all, clippy::pedantic)]\n#[path = {module:?}]\n#[rustfmt::skip]\npub mod doctored;\n");
    Ok(fs::write(folder.with_extension("rs"), declaration)?)
}
