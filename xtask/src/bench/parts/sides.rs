//! The programs that call: both clients, the AWS SDK, and the floors below them.

use crate::bench::figure::Figure;
use crate::bench::programs;
use crate::bench::row::real;
use crate::bench::sample::{Sample, Side};
use crate::bench::server::Server;
use crate::failure::Failure;
use std::process::Command;

/// Our side, our blocking side, the AWS SDK, and the same requests without a client.
pub const CODEARTIFACT: Side = "codeartifact";
pub const BLOCKING: Side = "blocking";
pub const OFFICIAL: Side = "official";
pub const HYPER: Side = "hyper";
pub const UREQ: Side = "ureq";

/// Everything that is compared by default.
pub const PAIRS: [(Side, Side); 4] =
    [(CODEARTIFACT, OFFICIAL), (CODEARTIFACT, HYPER), (BLOCKING, OFFICIAL), (BLOCKING, UREQ)];

/// The packages that are needed.
const PACKAGES: [&str; 7] = [
    "bench-clock",
    "bench-server",
    "bench-codeartifact",
    "bench-blocking",
    "bench-hyper",
    "bench-ureq",
    "bench-official",
];

/// The sides with the server that they call, once it has been started.
#[derive(Debug, Default)]
pub struct Sides {
    server: Option<Server>,
}

/// What a side does, and how often.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The task, as `bench-measure` reads it.
    pub task: &'a str,
    /// The calls that are measured.
    pub count: usize,
    /// The calls before.
    pub warm_up: usize,
    /// How many are made at once.
    pub in_flight: usize,
}

impl<'a> Job<'a> {
    /// Calls one after the other, after enough of them to have every table and connection in place.
    pub fn new(task: &'a str, count: usize) -> Self {
        Self { task, count, warm_up: 300, in_flight: 1 }
    }
}

impl Sides {
    /// Builds the programs and starts the server.
    pub fn prepare(&mut self) -> Result<(), Failure> {
        programs::build(&PACKAGES)?;
        self.server = Some(Server::start()?);
        Ok(())
    }

    /// What a side takes for a call.
    pub fn call(&self, side: Side, job: Job<'_>) -> Result<Sample, Failure> {
        let sample = programs::sample(&mut self.command(&format!("bench-{side}"), job)?)?;
        Ok(sample.only(&[Figure::Cpu, Figure::Wall, Figure::Peak]).for_each_of(real(job.count)))
    }

    /// What a side allocates for a call.
    pub fn allocations(&self, side: Side, job: Job<'_>) -> Result<Sample, Failure> {
        let sample = programs::sample(&mut self.command(&format!("bench-{side}-counting"), job)?)?;
        Ok(sample.only(&[Figure::Allocations, Figure::Allocated]).for_each_of(real(job.count)))
    }

    /// What a process takes from its start to its end, by the mean of several.
    pub fn process(&self, side: Side, job: Job<'_>, starts: usize) -> Result<Sample, Failure> {
        let (mut cpu, mut wall) = (0.0, 0.0);
        for _ in 0..starts {
            let noted = programs::clocked(&self.command(&format!("bench-{side}"), job)?, false)?;
            let figure = |figure| noted.last().and_then(|noted| noted.sample.get(figure)).unwrap_or_default();
            cpu += figure(Figure::Cpu);
            wall += figure(Figure::Wall);
        }
        Ok(Sample::of(Figure::Cpu, cpu).with(Figure::Wall, wall).for_each_of(real(starts)))
    }

    /// A program with its job and an environment of its own.
    pub fn command(&self, program: &str, job: Job<'_>) -> Result<Command, Failure> {
        let server = self.server.as_ref().ok_or_else(|| Failure::new("the server was not started"))?;
        let mut command = Command::new(programs::path(program));
        command.arg(job.task).args([job.count, job.warm_up, job.in_flight].map(|number| number.to_string()));
        command.env_clear().env("HOME", programs::target().join("no-home")).envs([
            ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
            ("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            ("AWS_REGION", "us-east-1"),
            ("AWS_ENDPOINT_URL", &server.url),
            ("AWS_EC2_METADATA_DISABLED", "true"),
        ]);
        Ok(command)
    }
}
