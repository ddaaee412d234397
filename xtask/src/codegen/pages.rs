//! The repository's pages that follow from what is generated.

use super::{Generated, readme, tour};
use crate::arguments::{Codegen, SERVICE, workspace};
use crate::failure::Failure;
use crate::{report, write};
use std::fs;
use std::io::Write;

/// A page as it should be.
#[derive(Debug)]
pub struct Page {
    /// Its path from the root.
    pub path: &'static str,
    text: String,
}

/// Returns the pages of a run, which has none if it generates elsewhere, another service, or only a part.
///
/// # Errors
///
/// Returns an error if a page shows what is not there.
pub fn pages(arguments: &Codegen, generated: &Generated) -> Result<Vec<Page>, Failure> {
    let is_ours = arguments.service.as_deref().is_none_or(|name| name == SERVICE) && arguments.operations.is_none();
    if arguments.stands_alone || !is_ours {
        return Ok(Vec::new());
    }
    let readme = readme::text(generated).map(|text| Page { path: "README.md", text });
    let tour = Page { path: tour::PATH, text: tour::text(generated)? };
    Ok(readme.into_iter().chain([tour]).collect())
}

impl Page {
    /// Whether it is as it should be.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        fs::read_to_string(workspace().join(self.path)).is_ok_and(|found| found == self.text)
    }

    /// Writes the page, or compares it.
    pub(super) fn run(&self, arguments: &Codegen, out: &mut impl Write) -> Result<(), Failure> {
        let is_fresh = self.is_fresh();
        if !is_fresh && arguments.check {
            return Err(Failure::new(format!("{} is not up to date; run `{}`", self.path, arguments.command)));
        }
        if !is_fresh {
            write::file(&workspace().join(self.path), &self.text)?;
        }
        Ok(report::page(self.path, is_fresh, out)?)
    }
}
