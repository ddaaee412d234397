//! A module for each page of the client, whose code is then tested as documentation.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The modules of all pages in the folder of a crate.
pub fn modules(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut modules = String::new();
    for folder in [folder.to_owned(), folder.join("docs")] {
        println!("cargo::rerun-if-changed={}", folder.display());
        for entry in fs::read_dir(folder.canonicalize()?)? {
            let path = entry?.path();
            let name = path.file_stem().ok_or("a file has no name")?.to_string_lossy().to_lowercase();
            if path.extension().is_some_and(|ending| ending == "md") && name != "changelog" {
                let path = path.display().to_string();
                writeln!(modules, "#[doc = include_str!({path:?})]\nmod {name} {{}}")?;
            }
        }
    }
    Ok(modules)
}
