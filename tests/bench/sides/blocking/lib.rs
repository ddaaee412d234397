//! The blocking client that is generated here.

use bench_measure::{ASSET_SHA256, Failure, Figures, Job, Meter, Task, asset};
use codeartifact::Config;
use codeartifact::blocking::{Client, wait};
use codeartifact::primitives::ByteStream;
use codeartifact::types::PackageFormat;
use std::io::Read;
use std::process::ExitCode;
use std::thread;

/// The size of the pieces that a download is read in, in bytes.
const PIECE: usize = 64 * 1024;

/// Does the job that the arguments name.
#[must_use]
pub fn main() -> ExitCode {
    bench_measure::main(|job| measured(&Client::load(Config::builder().max_requests(job.in_flight))?, job))
}

fn measured(client: &Client, job: &Job) -> Result<Figures, Failure> {
    all(client, job, job.warm_up)?;
    let meter = Meter::start();
    all(client, job, job.count)?;
    Ok(meter.stop())
}

/// Makes this many calls, each of those at once on a thread of its own.
fn all(client: &Client, job: &Job, count: usize) -> Result<(), Failure> {
    let share = || (0..count / job.in_flight).try_for_each(|_| one(client, &job.task));
    if job.in_flight == 1 {
        return share();
    }
    thread::scope(|scope| {
        let threads: Vec<_> = (0..job.in_flight).map(|_| scope.spawn(share)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a thread panicked")?)
    })
}

fn one(client: &Client, task: &Task) -> Result<(), Failure> {
    let domain = task.domain(1);
    match task {
        Task::Token | Task::Hold => {
            let output = client.get_authorization_token().domain(domain).send()?;
            expect(output.authorization_token().is_some_and(|token| token.len() > 1000))
        }
        Task::Page => {
            let output = client.list_packages().domain(domain).repository("my-repository").send()?;
            expect(output.packages().len() == 100)
        }
        Task::Error => {
            let error = client.describe_domain().domain(domain).send().err();
            let error = error.as_ref().and_then(|error| error.as_service_error());
            expect(error.is_some_and(|error| error.is_resource_not_found_exception()))
        }
        Task::Publish => publish(client, ByteStream::from(asset()), Some(ASSET_SHA256.to_owned())),
        Task::Upload { file, sha256 } => publish(client, wait(ByteStream::from_path(file))?, sha256.clone()),
        Task::Download(bytes) => {
            let call = client.get_package_version_asset().domain(domain).repository("my-repository");
            let call = call.format(PackageFormat::Generic).package("my-package").package_version("1.0.0");
            expect(length(call.asset("asset.bin").send()?.asset)? == *bytes)
        }
    }
}

fn length(mut asset: ByteStream) -> Result<u64, Failure> {
    let (mut piece, mut length) = (vec![0; PIECE], 0);
    loop {
        match asset.read(&mut piece)? {
            0 => return Ok(length),
            read => length += read as u64,
        }
    }
}

fn publish(client: &Client, content: ByteStream, sha256: Option<String>) -> Result<(), Failure> {
    let call = client.publish_package_version().domain("my-domain").repository("my-repository");
    let call = call.format(PackageFormat::Generic).package("my-package").package_version("1.0.0");
    let call = call.asset_name("asset.bin").set_asset_sha256(sha256).asset_content(content);
    expect(call.send()?.version().is_some())
}

/// A side that is fast since it is wrong is not measured.
fn expect(is_right: bool) -> Result<(), Failure> {
    if is_right { Ok(()) } else { Err("the reply is not the one that was expected".into()) }
}
