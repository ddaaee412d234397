//! Does the same as `publish` with the blocking client.
//!
//! ```text
//! publish_blocking FILE DOWNLOAD
//! ```

mod told;

use codeartifact::blocking::Client;
use codeartifact::primitives::ByteStream;
use codeartifact::types::PackageFormat;
use std::env;
use std::error::Error;
use told::{Attempts, peak_memory};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(file), Some(download)) = (arguments.next(), arguments.next()) else {
        return Err("call it as `publish_blocking FILE DOWNLOAD`".into());
    };
    let client = Client::from_env()?;
    let (uploads, downloads) = (Attempts::default(), Attempts::default());
    let content = ByteStream::open(file)?.on_progress(uploads.callback());
    let version = client.publish_package_version().domain("my-domain").repository("my-repo").package("my-package");
    let version = version.format(PackageFormat::Generic).package_version("1.0.0").asset_name("large.bin");
    let published = version.asset_content(content).send()?;
    println!("published {} {}", published.version().unwrap_or_default(), uploads.told());

    let asset = client.get_package_version_asset().domain("my-domain").repository("my-repo").package("my-package");
    let asset = asset.format(PackageFormat::Generic).package_version("1.0.0").asset("large.bin").send()?;
    let length = asset.asset.save_to(download).on_progress(downloads.callback()).wait()?;
    println!("downloaded {length} bytes {}", downloads.told());
    if let Some(kilobytes) = peak_memory() {
        println!("peak memory {kilobytes} kB");
    }
    Ok(())
}
