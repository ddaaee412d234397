//! Reads a page of as many elements as fit in it, as the test of decoded replies runs it to see how much memory that takes.
//!
//! ```text
//! decode OPERATION BEGINNING ELEMENT END BYTES
//! ```
//!
//! `#` in ELEMENT stands for the element's number.

use botocore_runtime::prepare::{self, MaxReplySize};
use botocore_runtime::{Bytes, Operation};
use codeartifact::operation::dispose_package_versions::DisposePackageVersionsInput;
use codeartifact::operation::list_allowed_repositories_for_group::ListAllowedRepositoriesForGroupInput;
use codeartifact::operation::list_packages::ListPackagesInput;
use http::Response;
use std::env;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [operation, beginning, element, end, bytes] = arguments.as_slice() else {
        return Err("call it as `decode OPERATION BEGINNING ELEMENT END BYTES`".into());
    };
    let bytes: usize = bytes.parse()?;
    let before = peak_memory();
    let page = page(beginning, element, end, bytes);
    let outcome = match operation.as_str() {
        "ListPackages" => read::<ListPackagesInput>(page, bytes),
        "DisposePackageVersions" => read::<DisposePackageVersionsInput>(page, bytes),
        "ListAllowedRepositoriesForGroup" => read::<ListAllowedRepositoriesForGroupInput>(page, bytes),
        other => return Err(format!("{other} is not measured").into()),
    };
    println!("{outcome}");
    if let Some((before, after)) = before.zip(peak_memory()) {
        println!("memory {} kB", after - before);
    }
    Ok(())
}

fn page(beginning: &str, element: &str, end: &str, bytes: usize) -> String {
    let mut page = String::with_capacity(bytes);
    page.push_str(beginning);
    for number in 0.. {
        let element = element.replace('#', &number.to_string());
        if page.len() + element.len() + end.len() + 1 > bytes {
            break;
        }
        if number > 0 {
            page.push(',');
        }
        page.push_str(&element);
    }
    page + end
}

fn read<O: Operation>(page: String, bytes: usize) -> String {
    let mut reply = Response::new(Bytes::from(page));
    reply.extensions_mut().insert(MaxReplySize(bytes as u64));
    match prepare::parse::<O>(reply) {
        Ok(_) => "read".to_owned(),
        Err(error) => error.to_string(),
    }
}

/// The most memory in kB that the process has had at a time, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
