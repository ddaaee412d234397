//! A program that uses an emitted crate as people do. It is frozen: it stands for programs that nobody here can change.
//!
//! It may be added to when the crate's API is, and is never changed to make a change of the model compile. It prints
//! what it sees, so that a change of the model that compiles and acts otherwise is seen too.
//!
//! Its arguments are a folder with what a release of this program has stored, and a folder for what it stores itself.

mod assets;
mod cache;
mod catalogue;
mod domains;
mod failures;
mod formats;
mod generic;
mod listing;
mod rules;
mod service;
mod tests_of_ours;
mod traits;

use cache::Cache;
use std::env;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let folders: Vec<_> = env::args_os().skip(1).collect();
    let [read, write] = folders.as_slice() else { return Err("two folders are asked for".into()) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    runtime.block_on(run(&Cache::at(read), &Cache::at(write)))
}

async fn run(read: &Cache, write: &Cache) -> Result<(), Box<dyn Error>> {
    formats::show();
    listing::show().await?;
    domains::show().await?;
    failures::show().await;
    rules::show().await?;
    assets::show().await?;
    catalogue::show().await?;
    generic::show().await?;
    traits::show();
    tests_of_ours::run().await;
    cache::store(write).await?;
    if read.exists() { cache::show(read) } else { Ok(()) }
}
