//! Reads the overlay of the client crate, for the generator opens no file.

use super::cuts;
use crate::arguments::{Codegen, SERVICE, workspace};
use crate::failure::Failure;
use crate::folder;
use botocore_codegen::Overlay;
use std::fs;

/// Pages of other packages that are pages of the client's, too, and where.
const SHARED: [(&str, &str); 1] = [("codegen/runtime/CONFIGURATION.md", "docs/configuration.md")];

/// The overlay of the service that a run generates into the workspace, if it has one. A crate that stands alone has none,
/// since the programs of an overlay depend on packages of the workspace.
///
/// # Errors
///
/// Returns an error if a file of the overlay cannot be read as text.
pub fn of(arguments: &Codegen) -> Result<Option<Overlay>, Failure> {
    let name = format!("codegen/overlay/{}", arguments.service.as_deref().unwrap_or(SERVICE));
    let path = workspace().join(&name);
    if arguments.stands_alone || !path.is_dir() {
        return Ok(None);
    }
    let mut overlay = Overlay { folder: name, files: [].into() };
    for within in folder::files(&path)? {
        let file = path.join(&within);
        let text = fs::read_to_string(&file).map_err(Failure::at("read", &file))?;
        let parts: Vec<_> = within.iter().map(|part| part.to_string_lossy()).collect();
        overlay.files.insert(parts.join("/"), text);
    }
    let is_page = |path: &str| path == "README.md" || path.starts_with("docs/");
    for (path, text) in overlay.files.iter_mut().filter(|(path, _)| is_page(path)) {
        *text = cuts::fill(path, text)?;
    }
    for (page, path) in SHARED {
        let file = workspace().join(page);
        let text = fs::read_to_string(&file).map_err(Failure::at("read", &file))?;
        overlay.files.insert(path.to_owned(), text);
    }
    Ok(Some(overlay))
}
