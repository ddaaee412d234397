//! Runs a command, and adds a line of what it took to the file that `BENCH_CLOCK` names: `NAME CPU WALL`, in seconds.
//! The name is that of the crate if the command is a compiler's. Cargo can use it as a wrapper of the compiler.

use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::TimeVal;
use std::error::Error;
use std::fs::File;
use std::io::Write as _;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let [program, rest @ ..] = arguments.as_slice() else { return Err("call it as `clock COMMAND`".into()) };
    let start = Instant::now();
    let status = Command::new(program).args(rest).status()?;
    let (wall, usage) = (start.elapsed(), getrusage(UsageWho::RUSAGE_CHILDREN)?);
    if let Some(path) = std::env::var_os("BENCH_CLOCK") {
        let at = rest.iter().position(|argument| argument == "--crate-name");
        let name =
            at.and_then(|at| rest.get(at + 1)).unwrap_or(program).to_string_lossy().replace(char::is_whitespace, "_");
        let line = format!("{name} {} {}\n", cpu(&usage).as_secs_f64(), wall.as_secs_f64());
        // One write for each line, since compilers run at once.
        File::options().create(true).append(true).open(path)?.write_all(line.as_bytes())?;
    }
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1).into())
}

fn cpu(usage: &Usage) -> Duration {
    time(usage.user_time()) + time(usage.system_time())
}

fn time(value: TimeVal) -> Duration {
    Duration::from_secs(value.tv_sec().unsigned_abs()) + Duration::from_micros(value.tv_usec().unsigned_abs())
}
