//! What the measured programs share: the job that they are given, the meter, and the form of what they report.

mod job;
mod meter;

pub use job::{ASSET_SHA256, Job, Task, asset};
pub use meter::{Figures, Meter, open_many_files};
use std::error::Error;
use std::process::ExitCode;

/// Whatever went wrong, since a measurement that fails is repeated and not handled.
pub type Failure = Box<dyn Error + Send + Sync>;

/// Does the job that the arguments of the process name, and prints what it took.
pub fn main(work: impl FnOnce(&Job) -> Result<Figures, Failure>) -> ExitCode {
    match Job::read(std::env::args().skip(1)).and_then(|job| work(&job)) {
        Ok(figures) => {
            print!("{figures}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}: {error:?}");
            ExitCode::FAILURE
        }
    }
}
