//! The floor of the blocking client: bare ureq, with the connection settings of the client's transport.

#[path = "../../shared/requests.rs"]
mod requests;

use bench_measure::{Failure, Figures, Job, Meter, Task, asset};
use http::Response;
use std::fs::File;
use std::io::Read;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;
use ureq::config::{AutoHeaderValue, Config};
use ureq::{Agent, Body, SendBody};

/// What the transport sets, too: idle connections that are kept, for how long, and the largest head of a reply.
const MAX_IDLE: usize = 100;
const IDLE: Duration = Duration::from_secs(90);
const MAX_HEAD: usize = 64 * 1024;

/// The size of the pieces that a download is read in, in bytes.
const PIECE: usize = 64 * 1024;

/// Does the job that the arguments name.
#[must_use]
pub fn main() -> ExitCode {
    bench_measure::main(measured)
}

fn measured(job: &Job) -> Result<Figures, Failure> {
    let (agent, server) = (agent(), requests::server()?);
    all(&agent, job, &server, job.warm_up)?;
    let meter = Meter::start();
    all(&agent, job, &server, job.count)?;
    Ok(meter.stop())
}

fn agent() -> Agent {
    Config::builder()
        .proxy(None)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .user_agent(AutoHeaderValue::None)
        .accept(AutoHeaderValue::None)
        .accept_encoding(AutoHeaderValue::None)
        .max_idle_connections(MAX_IDLE)
        .max_idle_connections_per_host(MAX_IDLE)
        .max_idle_age(IDLE)
        .max_response_header_size(MAX_HEAD)
        .build()
        .new_agent()
}

/// Makes this many calls, each of those at once on a thread of its own.
fn all(agent: &Agent, job: &Job, server: &str, count: usize) -> Result<(), Failure> {
    let share = || (0..count / job.in_flight).try_for_each(|_| one(agent, &job.task, server));
    if job.in_flight == 1 {
        return share();
    }
    thread::scope(|scope| {
        let threads: Vec<_> = (0..job.in_flight).map(|_| scope.spawn(share)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a thread panicked")?)
    })
}

fn one(agent: &Agent, task: &Task, server: &str) -> Result<(), Failure> {
    let head = requests::head(task, server, 1)?;
    let reply = match task {
        Task::Publish => {
            let body = asset();
            agent.run(head.map(|()| body))?
        }
        Task::Upload { file, .. } => {
            let file = File::open(file)?;
            let length = file.metadata()?.len();
            let (mut parts, ()) = head.into_parts();
            parts.headers.insert(http::header::CONTENT_LENGTH, length.into());
            agent.run(http::Request::from_parts(parts, SendBody::from_owned_reader(file)))?
        }
        _ => agent.run(head.map(|()| SendBody::none()))?,
    };
    requests::expect(task, reply.status())?;
    read(task, reply)
}

fn read(task: &Task, reply: Response<Body>) -> Result<(), Failure> {
    let (mut body, mut piece, mut length) = (reply.into_body().into_reader(), vec![0; PIECE], 0);
    loop {
        match body.read(&mut piece)? {
            0 => break,
            read => length += read as u64,
        }
    }
    match task {
        Task::Download(bytes) if length != *bytes => Err("the asset is not whole".into()),
        _ => Ok(()),
    }
}
