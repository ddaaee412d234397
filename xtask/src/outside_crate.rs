//! Crates outside the workspace, which use or judge code that is generated for the purpose.

use crate::arguments::workspace;
use crate::cargo;
use crate::failure::Failure;
use crate::plan;
use crate::write::Writer;
use std::collections::BTreeMap;
use std::path::Path;

/// Writes a crate, or a workspace of crates. Nothing else is left in the folder but what was built.
///
/// # Errors
///
/// Returns an error if the folder cannot be written, or holds other files than written ones.
pub fn write(folder: &Path, files: &BTreeMap<String, String>) -> Result<(), Failure> {
    let writer = Writer::wait()?;
    writer.write(&plan::plan(folder, files)?)?;
    // The workspace's lock file makes the crate build from what the workspace has fetched already.
    cargo::copy_lock(workspace(), folder)
}
