//! Generates what the checks compare with: the way from the names in `CodeArtifact`'s model to the emitted types, and a
//! small model with a member of every type.

mod operations;

use botocore_codegen::Options;
use botocore_model::Sources;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let service = project.join("model/data/codeartifact/2018-09-22/service-2.json");
    operations::write(&service, &out.join("operations.rs"))?;
    every_type(&project.join("tests/generator/models/types.json"), &out.join("every_type"))
}

/// Writes the client of the small model to `folder`, and a file that declares it as the module `every_type`.
fn every_type(model: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", model.display());
    let text = fs::read_to_string(model)?;
    let model = botocore_model::read(&Sources::of_text("types.json", &text))?;
    let options = Options { root: "crate::emitted::every_type".to_owned(), ..Options::default() };
    for (path, text) in botocore_codegen::generate(&model, &options)?.files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().ok_or("a file is in no folder")?)?;
        fs::write(file, text)?;
    }
    let library = folder.join("src/lib.rs").display().to_string();
    let declaration = format!("#[path = {library:?}]\n#[rustfmt::skip]\npub mod every_type;\n");
    Ok(fs::write(folder.with_extension("rs"), declaration)?)
}
