//! What a process has taken: the system's account of it, and the allocations where they are counted.

use nix::sys::resource::{Resource, UsageWho, getrlimit, getrusage, setrlimit};
use nix::sys::time::TimeVal;
use stats_alloc::{INSTRUMENTED_SYSTEM, Stats};
use std::fmt;
use std::fs;
use std::ops::AddAssign;
use std::time::{Duration, Instant};

/// What a process has taken since the meter was started.
pub struct Meter {
    cpu: Duration,
    wall: Instant,
    heap: Stats,
}

/// What was measured, as lines `name value`.
#[derive(Debug, Default)]
pub struct Figures {
    /// Time of processors, user's and system's, of all threads.
    pub cpu: Duration,
    /// Time that passed.
    pub wall: Duration,
    /// Number of allocations, reallocations included; zero where they are not counted.
    pub allocations: usize,
    /// Bytes allocated.
    pub allocated: usize,
    /// The most memory that the process has had at a time, in bytes; zero where the system does not tell.
    pub peak: u64,
}

impl Meter {
    /// Starts to measure.
    #[must_use]
    pub fn start() -> Self {
        Self { cpu: cpu(), heap: INSTRUMENTED_SYSTEM.stats(), wall: Instant::now() }
    }

    /// What was taken since then.
    #[must_use]
    pub fn stop(&self) -> Figures {
        let (wall, cpu, heap) =
            (self.wall.elapsed(), cpu().saturating_sub(self.cpu), INSTRUMENTED_SYSTEM.stats() - self.heap);
        Figures {
            cpu,
            wall,
            allocations: heap.allocations + heap.reallocations,
            allocated: heap.bytes_allocated,
            peak: peak().unwrap_or_default(),
        }
    }
}

/// Peaks are of the whole process, so the later one is that of both.
impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.cpu += other.cpu;
        self.wall += other.wall;
        self.allocations += other.allocations;
        self.allocated += other.allocated;
        self.peak = self.peak.max(other.peak);
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "cpu {}\nwall {}", self.cpu.as_secs_f64(), self.wall.as_secs_f64())?;
        writeln!(f, "allocations {}\nallocated {}\npeak {}", self.allocations, self.allocated, self.peak)
    }
}

/// Raises the number of files, and so of connections, that the process may have open to what the system allows.
///
/// # Errors
/// Returns the system's error.
pub fn open_many_files() -> Result<(), crate::Failure> {
    let (_, most) = getrlimit(Resource::RLIMIT_NOFILE)?;
    Ok(setrlimit(Resource::RLIMIT_NOFILE, most, most)?)
}

/// What `getrusage` tells would be at least what the process had from which this one was made.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

fn cpu() -> Duration {
    getrusage(UsageWho::RUSAGE_SELF).map_or(Duration::ZERO, |usage| time(usage.user_time()) + time(usage.system_time()))
}

fn time(value: TimeVal) -> Duration {
    Duration::from_secs(value.tv_sec().unsigned_abs()) + Duration::from_micros(value.tv_usec().unsigned_abs())
}
