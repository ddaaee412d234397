//! Generates what the comparison with botocore needs: a table of doctored partitions.

mod doctored;

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = package.join("../../model/data");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    doctored::write(&data, &package.join("doctored_partitions.json"), &out.join("doctored"))
}
