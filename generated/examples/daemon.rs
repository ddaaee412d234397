//! Keeps a token of a domain fresh in a file, for programs that read it there.
//!
//! ```console
//! $ cargo run --example daemon -- my-domain /run/user/1000/token
//! $ cargo run --example daemon -- my-domain /run/user/1000/token --once
//! $ cargo run --example daemon -- --demo
//! ```
//!
//! The file is its owner's alone, and holds a whole token at any time. A new one replaces it after three quarters of its life;
//! if that fails, the old one lives on for a while, and the program tries again every half minute.

use anyhow::Context as _;
use codeartifact::Client;
use std::env;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, SystemTime};
use support::demo;

mod support {
    pub mod demo;
}

/// How long to wait after a failure.
const PAUSE: Duration = Duration::from_secs(30);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (domain, file, is_once) = match &arguments[..] {
        [domain, file] => (domain, Path::new(file), false),
        [domain, file, once] if once == "--once" => (domain, Path::new(file), true),
        _ => return demo::or_usage("DOMAIN FILE [--once]", &[&["demo", "token", "--once"]], &[]),
    };
    let client = Client::from_env().await?;
    loop {
        let rest = match renew(&client, domain, file).await {
            Err(error) if is_once => return Err(error),
            Err(error) => {
                eprintln!("{error}");
                PAUSE
            }
            Ok(_) if is_once => return Ok(()),
            Ok(life) => life * 3 / 4,
        };
        tokio::time::sleep(rest).await;
    }
}

/// Puts a new token into the file, and returns how long it lives.
async fn renew(client: &Client, domain: &str, file: &Path) -> anyhow::Result<Duration> {
    let output = client.get_authorization_token().domain(domain).send().await?;
    let token = output.authorization_token().context("the reply holds no token")?;
    let expiration = output.expiration().context("the reply does not say when the token expires")?;
    let life = SystemTime::try_from(*expiration)?.duration_since(SystemTime::now());
    let life = life.with_context(|| format!("the token expired at {expiration}: is this computer's clock right?"))?;

    // On Unix the new file is its owner's alone; elsewhere it is as its folder.
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(token.as_bytes())?;
    new.persist(file)?;
    println!("{} holds a token until {expiration}", file.display());
    Ok(life)
}
