//! What is kept of a run: a page, a chart, and all samples as JSON, in `docs/bench`.

use super::chart;
use super::machine::Machine;
use super::sample::Sample;
use super::table;
use super::trial::Measured;
use crate::arguments::{Bench, workspace};
use crate::date;
use crate::failure::Failure;
use crate::report::shown;
use crate::write;
use serde_json::{Map, Value, json};
use std::fs;
use std::io::Write;

/// A part that was measured.
pub struct Report<'a> {
    /// The name of the part.
    pub part: &'static str,
    /// What it measures.
    pub about: &'static str,
    /// Where it was measured.
    pub machine: &'a Machine,
    /// What came of it.
    pub measured: Vec<Measured>,
}

impl Report<'_> {
    /// Writes the files of the part, if all of it was measured.
    pub fn write(&self, arguments: &Bench, out: &mut impl Write) -> Result<(), Failure> {
        if !arguments.is_kept() {
            return Ok(writeln!(out, "not kept, since not all of it was measured")?);
        }
        let folder = workspace().join("docs/bench");
        fs::create_dir_all(&folder).map_err(Failure::at("create the folder", &folder))?;
        let (date, command) = (date::today(), arguments.command(self.part));
        let rows: Vec<_> = self.measured.iter().flat_map(Measured::rows).collect();
        let title = format!("{}: {}", self.part, self.about);
        let chart = chart::chart(&title, &format!("{command}, {date}; less is better"), &rows);
        let json = format!("{:#}\n", self.json(&date, &command));
        for (ending, text) in [("md", self.page(&date, &command)), ("svg", chart), ("json", json)] {
            write::file(&folder.join(format!("{}.{ending}", self.part)), &text)?;
        }
        Ok(writeln!(out, "written: {}/{}.md, .svg and .json", shown(&folder), self.part)?)
    }

    fn page(&self, date: &str, command: &str) -> String {
        let Self { part, about, machine, measured } = self;
        let rows: Vec<_> = measured.iter().flat_map(Measured::rows).collect();
        let warning = machine.warning().map(|warning| format!("**{warning}**\n\n")).unwrap_or_default();
        format!(
            "# {part}: {about}\n\n`{command}` has written this on {date}, on {}, with {}. The [README](README.md) says how \
             to read it.\n\n{warning}![Ratios as bars]({part}.svg)\n\n{}",
            machine.processor,
            machine.compiler,
            table::markdown(&rows)
        )
    }

    fn json(&self, date: &str, command: &str) -> Value {
        let trials: Vec<_> = self.measured.iter().map(trial).collect();
        let Machine { processor, compiler, busy } = self.machine;
        let machine = json!({ "processor": processor, "compiler": compiler, "busy": busy });
        json!({ "command": command, "date": date, "machine": machine, "part": self.part, "trials": trials })
    }
}

fn trial(measured: &Measured) -> Value {
    let sample = |it: &Sample| it.iter().map(|(figure, value)| (figure.key().to_owned(), json!(value))).collect();
    let samples = |samples: &Vec<Sample>| samples.iter().map(|it| Value::Object(sample(it))).collect::<Value>();
    let sides = measured.samples.iter().map(|(side, it)| ((*side).to_owned(), samples(it)));
    json!({ "subject": measured.subject, "samples": sides.collect::<Map<_, _>>() })
}
