//! Generates the small models in `generator/models/` into modules, which the tests compile and run.

use botocore_codegen::{Options, Output};
use botocore_model::{Model, Source, Sources};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn Error>> {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("generator/models");
    let out = PathBuf::from(env::var("OUT_DIR")?).join("models");
    println!("cargo::rerun-if-changed={}", models.display());
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let mut root = String::new();
    for name in names(&models)? {
        let model = read(&models, &name)?;
        let options = Options { root: format!("crate::models::{name}"), ..Options::default() };
        let output = botocore_codegen::generate(&model, &options)?;
        write(&output, &out.join(&name))?;
        let library = out.join(&name).join("src/lib.rs").display().to_string();
        writeln!(root, "#[path = {library:?}]\n#[rustfmt::skip]\npub mod {name};")?;
    }
    Ok(fs::write(out.with_extension("rs"), root)?)
}

/// Names of the models, sorted; `name.paginators.json` belongs to `name.json`.
fn names(models: &Path) -> Result<Vec<String>, io::Error> {
    let mut names = Vec::new();
    for entry in fs::read_dir(models)? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        names.extend(file.strip_suffix(".json").filter(|name| !name.contains('.')).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// Reads a model, with its paginators if there are any.
fn read(models: &Path, name: &str) -> Result<Model, Box<dyn Error>> {
    let (service, paginators) = (format!("{name}.json"), format!("{name}.paginators.json"));
    let service_text = fs::read_to_string(models.join(&service))?;
    let paginators_text = fs::read_to_string(models.join(&paginators)).ok();
    let sources = Sources {
        paginators: paginators_text.as_deref().map(|text| Source { name: &paginators, text }),
        ..Sources::of_text(&service, &service_text)
    };
    Ok(botocore_model::read(&sources)?)
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
