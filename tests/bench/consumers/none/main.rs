//! Builds a request and reads a reply, for an HTTP stack of its own.

use codeartifact::operation::list_packages::ListPackagesInput;
use codeartifact::runtime::{Bytes, http, prepare};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let input = ListPackagesInput::builder().domain("my-domain").repository("my-repository").build();
    println!("{input:?}");
    let output = prepare::parse::<ListPackagesInput>(http::Response::new(Bytes::from_static(b"{}")))?;
    println!("{output:?}");
    Ok(())
}
