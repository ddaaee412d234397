//! Generates one service. A panic is what came of it, and ends nothing.

use botocore_codegen::{LeftOut, Options, Output, Problem, Problems};
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use xtask::botocore::{Service, Shared};

/// What came of a service.
#[derive(Debug)]
pub enum Outcome {
    /// The crate was generated.
    Generated(Crate),
    /// The model holds what is not generated.
    Refused(Vec<Problem>),
    /// The generator panicked: the message, and the place in its code.
    Panicked(String),
}

/// The size of an emitted crate.
#[derive(Debug)]
pub struct Crate {
    /// Operations.
    pub operations: usize,
    /// What of the model the crate has not, with the reasons.
    pub left_out: Vec<LeftOut>,
    /// Types beside inputs and outputs.
    pub shapes: usize,
    /// Files.
    pub files: usize,
    /// Their lines.
    pub lines: usize,
}

thread_local! {
    /// What the last panic of this thread said.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Has panics noted instead of printed, which a table could not stand.
pub fn note_panics() {
    panic::set_hook(Box::new(|panic| SAID.set(Some(panic.to_string().replace('\n', " ")))));
}

/// Generates a service and returns the measure of it.
pub fn outcome(service: &Service, shared: &Shared) -> Outcome {
    caught(|| match generate(service, shared, &one_thread()) {
        Ok(output) => Outcome::Generated(measure(&output)),
        Err(problems) => Outcome::Refused(problems.iter().cloned().collect()),
    })
}

/// Options by which the service is generated on the thread that measures it.
fn one_thread() -> Options {
    Options { threads: Some(1), ..Options::default() }
}

/// Generates a service.
pub fn generate(service: &Service, shared: &Shared, options: &Options) -> Result<Output, Problems> {
    botocore_codegen::generate(&botocore_model::read(&service.sources(shared))?, options)
}

fn caught(work: impl FnOnce() -> Outcome) -> Outcome {
    SAID.set(None);
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Outcome::Panicked(SAID.take().unwrap_or_else(|| "another thread of the generator panicked".to_owned()))
    })
}

fn measure(output: &Output) -> Crate {
    Crate {
        operations: output.operations,
        left_out: output.left_out.clone(),
        shapes: output.shapes,
        files: output.files.len(),
        lines: output.files.values().map(|text| text.lines().count()).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, caught, note_panics};

    #[test]
    fn a_panic_is_an_outcome_with_its_place() {
        note_panics();
        let Outcome::Panicked(said) = caught(|| panic!("oh\nno")) else { panic!("it did not panic") };
        assert!(said.contains("oh no") && said.contains("generate.rs"), "{said}");
    }
}
