//! The floor: bare hyper, with the connection settings of the client's transport.

mod file;
#[path = "../../shared/requests.rs"]
mod requests;

use bench_measure::{Failure, Figures, Job, Meter, Task, asset, open_many_files};
use bytes::Bytes;
use file::FileBody;
use http::Request;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Empty, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::io;
use std::process::ExitCode;
use std::time::Duration;

/// What the transport sets, too: idle connections that are kept.
const MAX_IDLE: usize = 100;

/// The number of connections that are made at once, which the queue of a listening socket holds.
const WAVE: usize = 500;

type HyperClient = Client<HttpConnector, BoxBody<Bytes, io::Error>>;

/// Does the job that the arguments name.
#[must_use]
pub fn main() -> ExitCode {
    bench_measure::main(|job| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(measured(job))
    })
}

async fn measured(job: &Job) -> Result<Figures, Failure> {
    open_many_files()?;
    let (client, server) = (client(), requests::server()?);
    all(&client, job, &server, job.warm_up).await?;
    let meter = Meter::start();
    all(&client, job, &server, job.count).await?;
    Ok(meter.stop())
}

fn client() -> HyperClient {
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    let mut builder = Client::builder(TokioExecutor::new());
    builder.pool_timer(TokioTimer::new()).pool_max_idle_per_host(MAX_IDLE).build(connector)
}

/// Makes this many calls, some of them at once.
async fn all(client: &HyperClient, job: &Job, server: &str, count: usize) -> Result<(), Failure> {
    if job.in_flight == 1 {
        for _ in 0..count {
            one(client, &job.task, server, 1).await?;
        }
        return Ok(());
    }
    let mut tasks = Vec::new();
    for index in 0..job.in_flight {
        let (client, task, in_flight, server) = (client.clone(), job.task.clone(), job.in_flight, server.to_owned());
        let share = count / in_flight;
        tasks.push(tokio::spawn(async move {
            for _ in 0..share {
                one(&client, &task, &server, in_flight).await?;
            }
            Ok::<_, Failure>(())
        }));
        if job.task == Task::Hold && index % WAVE == WAVE - 1 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    for task in tasks {
        task.await??;
    }
    Ok(())
}

async fn one(client: &HyperClient, task: &Task, server: &str, in_flight: usize) -> Result<(), Failure> {
    let body = match task {
        Task::Publish => Full::new(Bytes::from(asset())).map_err(|never| match never {}).boxed(),
        Task::Upload { file, .. } => FileBody::open(file)?.boxed(),
        _ => Empty::new().map_err(|never| match never {}).boxed(),
    };
    let request: Request<_> = requests::head(task, server, in_flight)?.map(|()| body);
    let reply = client.request(request).await?;
    requests::expect(task, reply.status())?;
    let mut body = reply.into_body();
    let mut length = 0;
    if let Task::Download(bytes) = task {
        while let Some(frame) = body.frame().await {
            length += frame?.data_ref().map_or(0, Bytes::len) as u64;
        }
        return if length == *bytes { Ok(()) } else { Err("the asset is not whole".into()) };
    }
    body.collect().await?.to_bytes();
    Ok(())
}
