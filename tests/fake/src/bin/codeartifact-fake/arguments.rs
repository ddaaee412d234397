//! The command line.

use codeartifact_fake::Settings;
use std::collections::HashSet;
use std::ffi::OsString;

/// What `--help` prints.
pub const USAGE: &str = "\
A fake of AWS CodeArtifact on loopback. It keeps everything in memory: all is lost when it stops.

Usage: codeartifact-fake [PORT] [OPTIONS]

Without a port it takes a free one. It prints the variables that clients need.

Options:
      --access-key-id ID        The access key that is accepted
      --secret-access-key KEY   The secret that requests are signed with
      --session-token TOKEN     The session token that requests must carry; none by default
      --account ID              The account that owns all domains, 12 digits
      --region REGION           The region that requests are signed for
      --page-size NUMBER        The elements of a page for requests that do not say
      --publish-any-format      Takes packages of all formats by PublishPackageVersion, not `generic` alone
      --seed DOMAIN/REPOSITORY  A repository that is there from the start; may be given several times
  -h, --help                    Print this help
";

/// What the command line says.
pub struct Arguments {
    /// What the fake is told.
    pub settings: Settings,
    /// Domains and their repositories that are there from the start.
    pub repositories: Vec<(String, String)>,
}

impl Arguments {
    /// Reads arguments; without an answer help is asked for.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Option<Self>, String> {
        let mut read = Self { settings: Settings::default(), repositories: Vec::new() };
        let (mut given, mut arguments) = (HashSet::new(), arguments.into_iter().map(text));
        while let Some(argument) = arguments.next().transpose()? {
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
                _ => (argument.as_str(), None),
            };
            let what = if name.starts_with('-') { name } else { "the port" };
            if name != "--seed" && !given.insert(what.to_owned()) {
                return Err(format!("{what} is given twice"));
            }
            match name {
                "-h" | "--help" => return Ok(None),
                "--publish-any-format" if value.is_some() => return Err(format!("{name} takes no value")),
                "--publish-any-format" => read.settings.publish_any_format = true,
                port if !port.starts_with('-') => read.settings.port = number(port, what)?,
                _ => read.take(name, || {
                    let value = value.map(Ok).or_else(|| arguments.next());
                    value.unwrap_or_else(|| Err(format!("{name} needs a value; --help says which")))
                })?,
            }
        }
        Ok(Some(read))
    }

    /// Takes the value of an option.
    fn take(&mut self, name: &str, value: impl FnOnce() -> Result<String, String>) -> Result<(), String> {
        let settings = &mut self.settings;
        match name {
            "--access-key-id" => settings.access_key_id = value()?,
            "--secret-access-key" => settings.secret_access_key = value()?,
            "--session-token" => settings.session_token = Some(value()?),
            "--account" => settings.account = value()?,
            "--region" => settings.region = value()?,
            "--page-size" => settings.page_size = number(&value()?, name)?,
            "--seed" => {
                let value = value()?;
                let parts = value.split_once('/').map(|(domain, name)| (domain.to_owned(), name.to_owned()));
                self.repositories.push(parts.ok_or("--seed needs a domain and a repository, as in acme/main")?);
            }
            _ => return Err(format!("there is no option {name}; --help lists them")),
        }
        Ok(())
    }
}

fn text(argument: OsString) -> Result<String, String> {
    argument.into_string().map_err(|argument| format!("the argument {} is not UTF-8", argument.display()))
}

fn number<T: std::str::FromStr>(text: &str, what: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{what} `{text}` is not a number that fits"))
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn read(arguments: &[&str]) -> Result<Option<Arguments>, String> {
        Arguments::read(arguments.iter().map(Into::into))
    }

    #[test]
    fn each_setting_has_an_option() {
        let given =
            ["4566", "--access-key-id=A", "--secret-access-key", "S=", "--session-token", "T", "--account", "1"];
        let more = ["--region", "r", "--page-size=3", "--publish-any-format", "--seed", "a/b", "--seed=c/d"];
        let read = read(&[&given[..], &more].concat()).unwrap().unwrap();
        let settings = read.settings;
        assert_eq!((settings.port, settings.page_size, settings.publish_any_format), (4566, 3, true));
        let texts = [&settings.access_key_id, &settings.secret_access_key, &settings.account, &settings.region];
        assert_eq!(
            (texts, settings.session_token.as_deref()),
            (["A", "S=", "1", "r"].map(str::to_owned).each_ref(), Some("T"))
        );
        assert_eq!(read.repositories, [("a".into(), "b".into()), ("c".into(), "d".into())]);
    }

    #[test]
    fn what_cannot_be_read_is_one_sentence() {
        assert!(read(&["4566", "--help"]).unwrap().is_none());
        for (arguments, expected) in [
            (&["--secret"][..], "there is no option --secret; --help lists them"),
            (&["--region"], "--region needs a value; --help says which"),
            (&["70000"], "the port `70000` is not a number that fits"),
            (&["--seed", "acme"], "--seed needs a domain and a repository, as in acme/main"),
            (&["1", "2"], "the port is given twice"),
            (&["--region=a", "--region", "b"], "--region is given twice"),
            (&["--publish-any-format=no"], "--publish-any-format takes no value"),
        ] {
            assert_eq!(read(arguments).err().as_deref(), Some(expected));
        }
    }
}
