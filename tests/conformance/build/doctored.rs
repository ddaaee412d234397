//! Generates the table of partitions once more, from doctored ones in which every endpoint rule can be reached.

use botocore_codegen::Options;
use botocore_model::{ModelFiles, Source, Sources};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Writes the table to `folder`, and a file that declares it as `doctored::PARTITIONS`.
pub fn write(model: &Path, partitions: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", model.display());
    println!("cargo::rerun-if-changed={}", partitions.display());
    let files = ModelFiles::of_service(model, "codeartifact")?;
    let name = partitions.display().to_string();
    let text = fs::read_to_string(partitions)?;
    let sources = Sources { partitions: Some(Source { name: &name, text: &text }), ..files.sources() };
    let output = botocore_codegen::generate(&botocore_model::read(&sources)?, &Options::default())?;
    let table = folder.join("partitions.rs");
    fs::create_dir_all(folder)?;
    fs::write(&table, output.partitions)?;
    let table = table.display().to_string();
    // The table takes the type of its entries from the module above.
    let declaration = format!(
        "mod doctored {{\n    use botocore_runtime::endpoint::Partition;\n    pub use partitions::PARTITIONS;\n\n    \
         #[path = {table:?}]\n    mod partitions;\n}}\n"
    );
    Ok(fs::write(folder.with_extension("rs"), declaration)?)
}
