//! The calls of both async clients: one source, which each of them compiles, so that nothing differs but the crate.

use aws_sdk_codeartifact::Client;
use aws_sdk_codeartifact::primitives::ByteStream;
use aws_sdk_codeartifact::types::PackageFormat;
use bench_measure::{ASSET_SHA256, Failure, Figures, Job, Meter, Task, asset, open_many_files};
use std::process::ExitCode;
use std::time::Duration;

/// The number of connections that are made at once, which the queue of a listening socket holds.
const WAVE: usize = 500;

/// Does the job with a client that this makes for so many calls in flight.
pub fn main<C: Future<Output = Result<Client, Failure>>>(connect: impl FnOnce(usize) -> C) -> ExitCode {
    bench_measure::main(|job| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async { measured(connect(job.in_flight).await?, job).await })
    })
}

async fn measured(client: Client, job: &Job) -> Result<Figures, Failure> {
    open_many_files()?;
    all(&client, job, job.warm_up).await?;
    let meter = Meter::start();
    all(&client, job, job.count).await?;
    Ok(meter.stop())
}

/// Makes this many calls, some of them at once.
async fn all(client: &Client, job: &Job, count: usize) -> Result<(), Failure> {
    if job.in_flight == 1 {
        for _ in 0..count {
            one(client, &job.task, 1).await?;
        }
        return Ok(());
    }
    let mut tasks = Vec::new();
    for index in 0..job.in_flight {
        let (client, task, in_flight) = (client.clone(), job.task.clone(), job.in_flight);
        let share = count / in_flight;
        tasks.push(tokio::spawn(async move {
            for _ in 0..share {
                one(&client, &task, in_flight).await?;
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

async fn one(client: &Client, task: &Task, in_flight: usize) -> Result<(), Failure> {
    let domain = task.domain(in_flight);
    match task {
        Task::Token | Task::Hold => {
            let output = client.get_authorization_token().domain(domain).send().await?;
            expect(output.authorization_token().is_some_and(|token| token.len() > 1000))
        }
        Task::Page => {
            let output = client.list_packages().domain(domain).repository("my-repository").send().await?;
            expect(output.packages().len() == 100)
        }
        Task::Error => {
            let error = client.describe_domain().domain(domain).send().await.err();
            let error = error.as_ref().and_then(|error| error.as_service_error());
            expect(error.is_some_and(|error| error.is_resource_not_found_exception()))
        }
        Task::Publish => publish(client, ByteStream::from(asset()), Some(ASSET_SHA256.to_owned())).await,
        Task::Upload { file, sha256 } => publish(client, ByteStream::from_path(file).await?, sha256.clone()).await,
        Task::Download(bytes) => {
            let call = client.get_package_version_asset().domain(domain).repository("my-repository");
            let call = call.format(PackageFormat::Generic).package("my-package").package_version("1.0.0");
            let mut asset = call.asset("asset.bin").send().await?.asset;
            let mut length = 0;
            while let Some(piece) = asset.try_next().await? {
                length += piece.len() as u64;
            }
            expect(length == *bytes)
        }
    }
}

async fn publish(client: &Client, content: ByteStream, sha256: Option<String>) -> Result<(), Failure> {
    let call = client.publish_package_version().domain("my-domain").repository("my-repository");
    let call = call.format(PackageFormat::Generic).package("my-package").package_version("1.0.0");
    let call = call.asset_name("asset.bin").set_asset_sha256(sha256).asset_content(content);
    expect(call.send().await?.version().is_some())
}

/// A side that is fast since it is wrong is not measured.
fn expect(is_right: bool) -> Result<(), Failure> {
    if is_right { Ok(()) } else { Err("the reply is not the one that was expected".into()) }
}
