//! Generates the endpoint rules of `CodeArtifact` once more, over partitions in which every rule can be reached.

use botocore_codegen::Options;
use botocore_model::{Source, Sources};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Writes the module to `folder`, and a file that declares it as `doctored`.
pub fn write(data: &Path, partitions: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let [service, rules] = ["service-2.json", "endpoint-rule-set-1.json"].map(|file| data.join(file));
    let mut texts = Vec::new();
    for path in [&service, &rules, partitions] {
        println!("cargo::rerun-if-changed={}", path.display());
        texts.push((path.display().to_string(), fs::read_to_string(path)?));
    }
    let [service, rules, partitions] = [0, 1, 2].map(|index| Source { name: &texts[index].0, text: &texts[index].1 });
    let sources = Sources {
        service,
        paginators: None,
        extras: Vec::new(),
        endpoint_rule_set: Some(rules),
        partitions: Some(partitions),
    };
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
