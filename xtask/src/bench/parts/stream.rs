//! Large assets in both directions.

use super::sides::{Job, PAIRS, Sides};
use crate::bench::figure::Figure;
use crate::bench::part::Part;
use crate::bench::programs;
use crate::bench::trial::Trial;
use crate::failure::Failure;
use std::fs::File;

/// The sizes of what is downloaded and published, in bytes.
const DOWN: u64 = 1 << 30;
const UP: u64 = 256 << 20;

/// The SHA-256 of as many zeros as are published.
const SHA256: &str = "a6d72ac7690f53be6ae46ba88506bd97302a093f7108472bd9efc3cefda06484";

/// Streams of all sides.
#[derive(Debug, Default)]
pub struct Stream(Sides);

impl Part for Stream {
    fn name(&self) -> &'static str {
        "stream"
    }

    fn about(&self) -> &'static str {
        "what a large asset takes"
    }

    /// The file that is published takes no room on the disk, and is read from nowhere.
    fn prepare(&mut self) -> Result<(), Failure> {
        self.0.prepare()?;
        let path = path();
        let file = File::create(&path).and_then(|file| file.set_len(UP));
        file.map_err(Failure::at("write", std::path::Path::new(&path)))
    }

    fn trials(&self) -> Vec<Trial<'_>> {
        vec![
            self.trial("1 GiB down", format!("download,{DOWN}"), 6.0),
            self.trial("256 MiB up from a file", format!("upload,{}", path()), 3.0),
            self.trial("256 MiB up from a file whose hash is given", format!("upload,{},{SHA256}", path()), 3.0),
        ]
    }
}

impl Stream {
    fn trial(&self, subject: &str, task: String, round: f64) -> Trial<'_> {
        Trial {
            subject: subject.to_owned(),
            pairs: PAIRS.to_vec(),
            figures: vec![Figure::Wall, Figure::Cpu, Figure::Peak],
            rounds: 9,
            round,
            turn: Box::new(move |side| self.0.call(side, Job { warm_up: 0, ..Job::new(&task, 1) })),
        }
    }
}

/// The file that is published.
fn path() -> String {
    programs::target().join("asset.bin").display().to_string()
}
