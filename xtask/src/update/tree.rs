//! The work tree, which an update changes as a whole or not at all: git holds what to go back to.

use crate::failure::Failure;
use crate::git;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What an update writes. Going back changes nothing else.
pub const WRITTEN: [&str; 12] = [
    "model/data",
    "generated",
    "codegen/credentials/src/generated",
    "codegen/credentials/CHANGELOG.md",
    "codegen/overlay",
    "codegen/runtime/src/endpoint/partitions.rs",
    "codegen/runtime/src/test_service",
    "codegen/runtime/CHANGELOG.md",
    "tests/conformance",
    "CHANGELOG.md",
    "README.md",
    "docs",
];

/// The work tree of a checkout.
pub struct Tree<'a> {
    root: &'a Path,
    /// It is there while an update writes, and after one that was killed.
    marker: PathBuf,
}

impl<'a> Tree<'a> {
    pub fn new(root: &'a Path, work: &Path) -> Self {
        Self { root, marker: work.join("unfinished") }
    }

    /// Undoes an update that was killed, and refuses a tree that is not as the commit has it.
    pub fn clean(&self, out: &mut impl Write) -> Result<(), Failure> {
        if self.is_unfinished() {
            let kept = self.keep()?;
            writeln!(out, "undoing an update that was killed; what it left is in git's tree {kept}")?;
            out.flush()?;
            self.go_back()?;
        }
        self.committed()
    }

    /// Whether an update was killed.
    pub fn is_unfinished(&self) -> bool {
        self.marker.exists()
    }

    fn committed(&self) -> Result<(), Failure> {
        // Whatever git is set up to show: what is not seen here would be removed by going back.
        let changed = self.git(&["status", "--porcelain", "--untracked-files=all"])?;
        if changed.is_empty() {
            return Ok(());
        }
        let shown: Vec<_> = changed.lines().take(10).collect();
        let advice = "commit it or put it aside first, since a run that fails goes back to the commit";
        Err(Failure::new(format!("the work tree holds what is not committed; {advice}:\n{}", shown.join("\n"))))
    }

    /// Changes the tree, or leaves it as it was.
    pub fn change<O: Write>(
        &self,
        out: &mut O,
        change: impl FnOnce(&mut O) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        // It was clean when the run began, but to fetch a release takes a while.
        self.committed()?;
        fs::write(&self.marker, "").map_err(Failure::at("write", &self.marker))?;
        let Err(failure) = change(out) else { return self.finish() };
        // Whoever reads that may be gone.
        let _ = writeln!(out, "going back to the commit").and_then(|()| out.flush());
        // On a full disk it cannot be kept.
        let kept = self.is_written().and_then(|is_written| if is_written { self.keep().map(Some) } else { Ok(None) });
        match self.go_back() {
            Ok(()) => Err(match kept {
                Ok(Some(kept)) => Failure::new(format!("{failure}\nWhat was there until then is in git's tree {kept}")),
                _ => failure,
            }),
            Err(undoing) => {
                let advice = "the next run of `cargo xtask update` tries it again";
                Err(Failure::new(format!("{failure}\nThe work tree is left half written ({undoing}); {advice}")))
            }
        }
    }

    /// Keeps in git what the tree holds, since somebody may have worked on meanwhile.
    fn keep(&self) -> Result<String, Failure> {
        let index = self.marker.with_extension("index");
        // A git that was killed leaves its lock. Nobody else has this index, since one update runs at a time.
        for left in [&index, &index.with_extension("index.lock")] {
            match fs::remove_file(left) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(Failure::at("remove", left)(error)),
                _ => {}
            }
        }
        let kept = git::snapshot(self.root, &index)?;
        fs::remove_file(&index).map_err(Failure::at("remove", &index))?;
        Ok(kept)
    }

    fn is_written(&self) -> Result<bool, Failure> {
        Ok(!self.written(&["--no-optional-locks", "status", "--porcelain", "--untracked-files=all"])?.is_empty())
    }

    fn go_back(&self) -> Result<(), Failure> {
        // Where nothing was written there is nothing to undo. On a full disk git could not do it.
        if !self.is_written()? {
            return self.finish();
        }
        let listed = self.written(&["ls-tree", "--name-only", "HEAD"])?;
        self.written(&["clean", "--force", "-d", "--quiet"])?;
        if !listed.is_empty() {
            self.git(&["checkout", "HEAD", "--"].into_iter().chain(listed.lines()).collect::<Vec<_>>())?;
        }
        self.finish()
    }

    /// Asks git about what an update writes.
    fn written(&self, command: &[&str]) -> Result<String, Failure> {
        self.git(&command.iter().copied().chain(["--"]).chain(WRITTEN).collect::<Vec<_>>())
    }

    fn finish(&self) -> Result<(), Failure> {
        fs::remove_file(&self.marker).map_err(Failure::at("remove", &self.marker))
    }

    fn git(&self, arguments: &[&str]) -> Result<String, Failure> {
        git::run(self.root, arguments)
    }
}
