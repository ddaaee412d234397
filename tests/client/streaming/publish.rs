//! Publishes a file as an asset and downloads it again, as the test of streaming runs it to see how much memory that
//! takes, and what is told of the progress.
//!
//! ```text
//! publish FILE DOWNLOAD
//! ```

mod told;

use codeartifact::Client;
use codeartifact::primitives::ByteStream;
use codeartifact::types::PackageFormat;
use std::env;
use std::error::Error;
use told::{Attempts, peak_memory};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(file), Some(download)) = (arguments.next(), arguments.next()) else {
        return Err("call it as `publish FILE DOWNLOAD`".into());
    };
    let client = Client::from_env().await?;
    let (uploads, downloads) = (Attempts::default(), Attempts::default());
    let content = ByteStream::from_path(file).await?.on_progress(uploads.callback());
    let version = client.publish_package_version().domain("my-domain").repository("my-repo").package("my-package");
    let version = version.format(PackageFormat::Generic).package_version("1.0.0").asset_name("large.bin");
    let published = version.asset_content(content).send().await?;
    println!("published {} {}", published.version().unwrap_or_default(), uploads.told());

    let asset = client.get_package_version_asset().domain("my-domain").repository("my-repo").package("my-package");
    let asset = asset.format(PackageFormat::Generic).package_version("1.0.0").asset("large.bin").send().await?;
    let length = asset.asset.save_to(download).on_progress(downloads.callback()).await?;
    println!("downloaded {length} bytes {}", downloads.told());
    if let Some(kilobytes) = peak_memory() {
        println!("peak memory {kilobytes} kB");
    }
    Ok(())
}
