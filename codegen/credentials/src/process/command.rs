//! A command that does not outlive whoever waits for it.

use super::Problem;
use super::progress::{Progress, State};
use botocore_runtime::credentials::CredentialsError;
use botocore_runtime::for_credentials::blocking;
use std::io::{self, IsTerminal, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

/// The greatest number of bytes that a command may write to its output, and as many to its errors. Credentials take a few
/// thousand.
const MOST: u64 = 1024 * 1024;

/// The number of characters that are shown of what a command wrote to its errors. They are the last ones, since a program
/// says in the end why it fails.
const SHOWN: usize = 1000;

/// A command that has closed its output ends soon. Its end is looked for after this time at first, then less and less
/// often.
const FIRST_LOOK: Duration = Duration::from_millis(1);
const LAST_LOOK: Duration = Duration::from_millis(100);

/// How long it may take to kill a command. One that the system does not let go of is left to it.
const KILL: Duration = Duration::from_secs(1);

/// What came of a command.
struct Ended {
    status: ExitStatus,
    output: Vec<u8>,
    errors: Vec<u8>,
}

/// Tells the thread of a command, once it is dropped, that nobody waits any more, and waits for the thread. The program may
/// end right after that, and would leave the command behind.
struct Waiting(Progress);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.change(|state| state.given_up = true);
        self.0.wait_for(KILL, |state| state.thread_ended);
    }
}

/// Tells the end of the thread, once it is dropped, however that ends.
struct Thread(Progress);

impl Drop for Thread {
    fn drop(&mut self) {
        self.0.change(|state| state.thread_ended = true);
    }
}

/// Runs a command, and returns what it wrote to its output. If the future is dropped, the command is killed. What that has
/// started lives on, but nothing waits for it.
///
/// # Errors
/// Returns an error if the command cannot be run, writes too much, or fails. It shows what the command wrote to its errors,
/// and nothing of its output, which may be credentials.
pub async fn run(program: &str, arguments: &[String]) -> Result<Vec<u8>, Problem> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(input()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let waiting = Waiting(Progress::default());
    let thread = Thread(waiting.0.clone());
    let begun = move || command.spawn().map(|child| follow(child, &thread.0));
    let ended = blocking::on_new_thread(begun).await.and_then(|begun| begun);
    let failed = |problem| CredentialsError::invalid(format!("`{program}` {problem}"));
    let ended = ended.map_err(|error| failed("cannot be run").with_source(error))?;
    let Ended { status, output, errors } = ended.map_err(|error| failed("was killed").with_source(error))?;
    if status.success() { Ok(output) } else { Err(failure(program, status, &errors).into()) }
}

/// Commands ask for a code or a PIN on a terminal. Any other input is the program's own.
fn input() -> Stdio {
    if io::stdin().is_terminal() { Stdio::inherit() } else { Stdio::null() }
}

/// Waits for a command to end, and kills it if that fails.
fn follow(mut child: Child, progress: &Progress) -> Result<Ended, Problem> {
    let ended = read_all(&mut child, progress).and_then(|()| end(&mut child, progress));
    if ended.is_err() {
        // What has ended in the meantime cannot be killed.
        let _ = child.kill();
        let _ = child.wait();
    }
    ended
}

/// Starts a thread for each of the two pipes, so that a command that fills one is not stuck while the other is read.
fn read_all(child: &mut Child, progress: &Progress) -> Result<(), Problem> {
    let output = child.stdout.take().ok_or("there is no pipe")?;
    let errors = child.stderr.take().ok_or("there is no pipe")?;
    read(Box::new(output), |state, bytes| state.output = Some(bytes), progress.clone())?;
    read(Box::new(errors), |state, bytes| state.errors = Some(bytes), progress.clone())
}

fn read(pipe: Box<dyn Read + Send>, keep: fn(&mut State, Vec<u8>), progress: Progress) -> Result<(), Problem> {
    let work = move || {
        let mut bytes = Vec::new();
        let read = match pipe.take(MOST + 1).read_to_end(&mut bytes) {
            Ok(length) if length as u64 > MOST => Err(format!("it wrote more than {MOST} bytes").into()),
            read => read.map(|_| bytes).map_err(Problem::from),
        };
        progress.change(|state| match read {
            Ok(bytes) => keep(state, bytes),
            Err(problem) => state.failed = Some(problem),
        });
    };
    thread::Builder::new().spawn(work)?;
    Ok(())
}

/// Waits until a command has ended.
fn end(child: &mut Child, progress: &Progress) -> Result<Ended, Problem> {
    let (output, errors) = written(progress)?;
    let mut pause = FIRST_LOOK;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Ended { status, output, errors });
        }
        if progress.wait_for(pause, |state| state.given_up) {
            return Err(given_up());
        }
        pause = LAST_LOOK.min(pause * 2);
    }
}

/// Waits until both pipes are closed, and returns what came through them.
fn written(progress: &Progress) -> Result<(Vec<u8>, Vec<u8>), Problem> {
    let mut state = progress
        .wait(|state| state.given_up || state.failed.is_some() || state.output.is_some() && state.errors.is_some());
    match (state.failed.take(), state.output.take(), state.errors.take()) {
        (Some(problem), ..) => Err(problem),
        (None, Some(output), Some(errors)) => Ok((output, errors)),
        _ => Err(given_up()),
    }
}

fn given_up() -> Problem {
    "nobody waits for it any more".into()
}

fn failure(program: &str, status: ExitStatus, errors: &[u8]) -> String {
    let errors = String::from_utf8_lossy(errors);
    let errors = errors.trim();
    let shown: String = errors.chars().skip(errors.chars().count().saturating_sub(SHOWN)).collect();
    let cut = if shown.len() < errors.len() { "…" } else { "" };
    let colon = if shown.is_empty() { "" } else { ": " };
    format!("`{program}` ended with {status}{colon}{cut}{shown}")
}
