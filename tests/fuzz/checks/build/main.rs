//! Generates what the checks compare with: the way from the names in `CodeArtifact`'s model to the emitted types, a small
//! model with a member of every type, and one of a service that speaks `query`.

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
    let models = project.join("tests/generator/models");
    emit(&models.join("types.json"), &out, "every_type")?;
    emit(&models.join("form.json"), &out, "form")
}

/// Writes the client of a small model to a folder in `out`, and a file beside it that declares it as the module `name`.
fn emit(model: &Path, out: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", model.display());
    let (text, folder) = (fs::read_to_string(model)?, out.join(name));
    let model = botocore_model::read(&Sources::of_text(name, &text))?;
    let options = Options { root: format!("crate::emitted::{name}"), ..Options::default() };
    for (path, text) in botocore_codegen::generate(&model, &options)?.files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().ok_or("a file is in no folder")?)?;
        fs::write(file, text)?;
    }
    let library = folder.join("src/lib.rs").display().to_string();
    let declaration = format!("#[path = {library:?}]\n#[rustfmt::skip]\npub mod {name};\n");
    Ok(fs::write(folder.with_extension("rs"), declaration)?)
}
