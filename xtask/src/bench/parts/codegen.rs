//! The generator: whole and by its phases, on small, large and swollen models, and formatting alone.

use crate::arguments::{SERVICE, workspace};
use crate::bench::figure::Figure;
use crate::bench::part::Part;
use crate::bench::programs;
use crate::bench::sample::{Sample, Side};
use crate::bench::trial::Trial;
use crate::botocore::{self, Models};
use crate::failure::Failure;
use std::io;
use std::path::PathBuf;
use std::process::Command;

/// The phases of a run, in their order.
const PHASES: [Side; 5] = ["read", "lower", "emit", "parse", "print"];

const WHOLE: Side = "whole";
const FORMATTING: Side = "formatting";

/// The largest services that are generated, the largest first.
const LARGE: [&str; 5] = ["sagemaker", "quicksight", "connect", "glue", "securityhub"];

/// How many times its size the largest model is given, by the names of the sides.
const SCALES: [(Side, u32); 4] = [("once", 1), ("twice", 2), ("5 times", 5), ("10 times", 10)];

/// Runs of the generator.
#[derive(Debug, Default)]
pub struct Codegen {
    /// The folder of botocore's models, once it is there.
    data: PathBuf,
}

impl Part for Codegen {
    fn name(&self) -> &'static str {
        "codegen"
    }

    fn about(&self) -> &'static str {
        "what the generator takes, on one thread"
    }

    fn prepare(&mut self) -> Result<(), Failure> {
        programs::build(&["bench-codegen"])?;
        self.data = botocore::find(&Models::Pinned, &[], &mut io::stderr())?.data;
        Ok(())
    }

    fn trials(&self) -> Vec<Trial<'_>> {
        let phases = PHASES.map(|phase| (phase, WHOLE));
        let with_phases = [vec![(WHOLE, FORMATTING)], phases.to_vec()].concat();
        let mut trials = vec![self.trial(SERVICE, with_phases.clone(), (11, 1.0))];
        trials.extend(LARGE.map(|service| self.trial(service, with_phases.clone(), (3, 10.0))));
        trials.push(self.trial("all", vec![(WHOLE, FORMATTING)], (1, 120.0)));
        trials.push(self.swollen(LARGE[0]));
        trials
    }
}

impl Codegen {
    fn trial(&self, service: &'static str, pairs: Vec<(Side, Side)>, (rounds, round): (usize, f64)) -> Trial<'_> {
        Trial {
            subject: if service == "all" { "all services".to_owned() } else { service.to_owned() },
            pairs,
            figures: vec![Figure::Cpu],
            rounds,
            round,
            turn: Box::new(move |step| self.run(step, service, 1)),
        }
    }

    /// The largest model, and what it takes for each time that it holds what it does.
    fn swollen(&self, service: &'static str) -> Trial<'_> {
        let [(once, _), larger @ ..] = SCALES;
        Trial {
            subject: format!("{service}, for each time its size"),
            pairs: larger.map(|(side, _)| (side, once)).to_vec(),
            figures: vec![Figure::Cpu],
            rounds: 2,
            round: 40.0,
            turn: Box::new(move |side| {
                let scale = SCALES.iter().find(|(name, _)| *name == side).map_or(1, |(_, scale)| *scale);
                Ok(self.run(WHOLE, service, scale)?.for_each_of(f64::from(scale)))
            }),
        }
    }

    fn run(&self, step: Side, service: &str, scale: u32) -> Result<Sample, Failure> {
        // The service of this repository is generated from its own model.
        let own = workspace().join("model/data");
        let data = if service == SERVICE { &own } else { &self.data };
        let mut command = Command::new(programs::path("bench-codegen"));
        command.arg(step).arg(data).arg(service).arg(scale.to_string());
        Ok(programs::sample(&mut command)?.only(&[Figure::Cpu]))
    }
}
