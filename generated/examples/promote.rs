//! Copies versions of a package from one repository to another, and says of each that was not copied why.
//!
//! ```console
//! $ cargo run --example promote -- my-domain staging production npm/types/node 22.1.0 22.2.0
//! $ cargo run --example promote -- --demo
//! ```

use codeartifact::Client;
use std::env;
use support::demo;
use support::package::Package;

mod support {
    pub mod demo;
    pub mod package;
}

/// The most versions of one call.
const AT_ONCE: usize = 100;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [domain, from, to, package, versions @ ..] = &arguments[..] else {
        let all = ["demo", "staging", "production", "generic/acme/tool", "1.1.0"];
        let some = ["demo", "staging", "production", "generic/acme/tool", "1.0.0", "1.2.0", "9.9.9"];
        return demo::or_usage("DOMAIN FROM TO FORMAT/[NAMESPACE/]PACKAGE VERSION...", &[&all], &[&some]);
    };
    let Package { format, namespace, name } = package.parse()?;
    let client = Client::from_env().await?;

    let mut failures = Vec::new();
    for versions in versions.chunks(AT_ONCE) {
        let copy = client.copy_package_versions().domain(domain).source_repository(from).destination_repository(to);
        let copy = copy.format(format.clone()).set_namespace(namespace.clone()).package(&name);
        let output = copy.set_versions(Some(versions.to_vec())).send().await?;
        // The call is a success, even if it copied nothing: what came of each version is in its output.
        let copied = match output.into_result() {
            Ok(copied) => copied,
            Err(error) => {
                failures.push(error.to_string());
                error.into_parts().0
            }
        };
        for version in versions.iter().filter(|version| copied.contains_key(*version)) {
            println!("{package} {version} is in {to}");
        }
    }
    anyhow::ensure!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}
