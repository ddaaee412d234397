//! `codeartifact-auth` gives package managers the token of a CodeArtifact domain, each in its own protocol, and keeps it
//! until shortly before it expires.
//!
//! The name by which the program is called says who asks: `keyring`, `cargo-credential-…`, or the host of a domain, which
//! is how pnpm asks. By any other name, the first argument is a command.

mod cache;
mod cargo;
mod credential_helper;
mod doctor;
mod domain;
mod identity;
mod keyring;
mod login;
mod options;
mod output;
mod problem;
mod settings;
mod show;
mod token;

use domain::Domain;
use options::Options;
use problem::Problem;
use settings::Settings;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
The token of a CodeArtifact domain, for package managers

Commands:
  token [URL]        prints the token
  netrc URL          prints a line for ~/.netrc
  get                reads a request of Bazel or uv and answers it
  keyring get URL USER   answers pip and uv
  login TOOL --domain NAME --repository NAME   writes what cargo, npm, pip, uv, twine, maven, gradle, nuget or swift needs
  logout TOOL        takes every login of the tool out again
  doctor [URL]       says whose token of what is used, how old it is, and which tools have another one
  forget [URL]       removes the token from the cache

cargo calls it by `credential-provider = [\"codeartifact-auth\"]`. Under the name `keyring` it answers pip and uv, and under
the name of a domain's host it prints the header that pnpm's `tokenHelper` asks for.

Options, in place of what a URL says or the profile has:
  --domain NAME --domain-owner ACCOUNT --region REGION --profile NAME
For login also: --repository NAME, and --name NAME for what the tool calls it
";

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    let program = arguments.next().unwrap_or_default();
    match run(&program, arguments.collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            output::note(&problem.to_string());
            ExitCode::FAILURE
        }
    }
}

fn run(program: &str, arguments: Vec<String>) -> Result<(), Problem> {
    let name = Path::new(program).file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    if name.starts_with("cargo-credential-") || arguments.iter().any(|argument| argument == "--cargo-plugin") {
        return cargo::serve();
    }
    if let Some(domain) = Domain::of_host(name.trim_end_matches(".exe")) {
        return show::header(&Settings::load(domain, &Options::default())?);
    }
    let options = Options::read(arguments)?;
    if name.trim_end_matches(".exe") == "keyring" {
        return keyring::answer(&options.words, &options);
    }
    let words: Vec<&str> = options.words.iter().map(String::as_str).collect();
    if let Some(command) = words.first() {
        options.only(command, options_of(command))?;
    }
    match words.as_slice() {
        ["token", url @ ..] => show::token(&settings(url, &options)?),
        ["netrc", url] => show::netrc(url, &settings(&[url], &options)?),
        ["get"] => credential_helper::answer(&options),
        ["keyring", ..] => keyring::answer(&options.words[1..], &options),
        ["login", tool, url @ ..] => login::login(tool, &settings(url, &options)?, &options),
        ["logout", tool] => login::logout(tool),
        ["doctor", url @ ..] => doctor::examine(&settings(url, &options)?),
        ["forget", url @ ..] => cache::Cache::of(&settings(url, &options)?)?.forget(),
        ["help" | "-h" | "--help"] => output::text(USAGE),
        ["-V" | "--version"] => output::text(concat!("codeartifact-auth ", env!("CARGO_PKG_VERSION"), "\n")),
        [] => Err(USAGE.into()),
        [word, ..] => Err(format!("there is no command `{word}` with these arguments\n\n{USAGE}").into()),
    }
}

/// The options that a command takes: those that say whose token of which domain is asked for, and its own.
fn options_of(command: &str) -> &'static [&'static str] {
    match command {
        "login" => &["domain", "domain-owner", "region", "profile", "repository", "name"],
        // It takes out every login of the tool.
        "logout" => &[],
        "keyring" => &["domain", "domain-owner", "region", "profile", "mode"],
        _ => &["domain", "domain-owner", "region", "profile"],
    }
}

/// The settings for a URL, or for the domain that options name.
fn settings(url: &[&str], options: &Options) -> Result<Settings, Problem> {
    let domain = match url {
        [] => options.domain.clone().map(Domain::of_name),
        [url] => options.domain_of(url),
        _ => return Err("expected one URL".into()),
    };
    let advice = "give the URL of a CodeArtifact repository, or --domain";
    Settings::load(domain.ok_or_else(|| Problem::from(advice))?, options)
}
