//! Generates what the comparison with botocore needs: the way from the names in `CodeArtifact`'s model to the emitted
//! types, and a table of doctored partitions.

mod doctored;
mod operations;

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = package.join("../../model/data");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    operations::write(&data.join("codeartifact/2018-09-22/service-2.json"), &out.join("operations.rs"))?;
    doctored::write(&data, &package.join("doctored_partitions.json"), &out.join("doctored"))
}
