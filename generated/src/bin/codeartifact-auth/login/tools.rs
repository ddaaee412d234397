//! What each tool needs, and in which of its files.

use super::paths;
use super::place::Place;
use super::swift;
use crate::domain::machine;
use crate::problem::Problem;
use crate::settings::Settings;
use std::path::PathBuf;

/// The tools, with the format of the repositories that they use.
const TOOLS: [(&str, &str); 9] = [
    ("cargo", "cargo"),
    ("npm", "npm"),
    ("pip", "pypi"),
    ("uv", "pypi"),
    ("twine", "pypi"),
    ("maven", "maven"),
    ("gradle", "maven"),
    ("nuget", "nuget"),
    ("swift", "swift"),
];

/// A tool that can be logged in.
pub struct Tool(&'static str, &'static str);

/// A repository to log in to.
pub struct Repository<'a> {
    /// The name that the tool knows it by.
    pub name: String,
    /// Its URL, with a slash at the end.
    pub url: String,
    /// The token.
    pub token: String,
    /// Whose token it is.
    pub settings: &'a Settings,
}

/// A block for a file.
pub struct Edit {
    /// The file.
    pub path: PathBuf,
    /// Where in the file.
    pub place: Place,
    /// What tells the block from others of the tool.
    pub label: String,
    /// Its lines.
    pub body: String,
    /// What the file must not have yet, since the tool would take two for an error or for the wrong one.
    pub conflicts: Vec<String>,
    /// A key that is not ours to set if somebody else has.
    pub unless: Option<&'static str>,
    /// Whether it holds the token.
    pub is_secret: bool,
}

impl Tool {
    /// The tool of this name.
    pub fn of(name: &str) -> Result<Self, Problem> {
        let found = TOOLS.iter().find(|(tool, _)| *tool == name).map(|(tool, format)| Self(tool, format));
        let known = TOOLS.map(|(tool, _)| tool).join(", ");
        found.ok_or_else(|| format!("there is no tool `{name}`; it is one of {known}").into())
    }

    /// All tools.
    pub fn all() -> impl Iterator<Item = Self> {
        TOOLS.iter().map(|(tool, format)| Self(tool, format))
    }

    /// How many of its files may hold the token, from the first on. Those of NuGet are alike; other tools have their index
    /// or registry in the second one.
    pub fn files_with_token(&self) -> usize {
        if self.0 == "nuget" { 2 } else { 1 }
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.0
    }

    /// The format of its repositories, as the service calls it.
    pub fn format(&self) -> &str {
        self.1
    }

    /// Whether its files hold the token. cargo asks for it when it needs it.
    pub fn keeps_token(&self) -> bool {
        self.0 != "cargo"
    }

    /// What a new file of it begins with.
    pub fn beginning(&self) -> Option<&'static str> {
        match self.0 {
            "maven" => Some("<!-- Written by codeartifact-auth. -->\n<settings>\n</settings>\n"),
            "nuget" => Some("<!-- Written by codeartifact-auth. -->\n<configuration>\n</configuration>\n"),
            _ => None,
        }
    }

    /// What it needs for a repository.
    pub fn edits(&self, repository: &Repository) -> Result<Vec<Edit>, Problem> {
        let Repository { name, url, token, .. } = repository;
        let host = machine(url);
        let mut files = paths::of(self.0)?.into_iter();
        let mut next = || files.next().unwrap_or_default();
        let entry = |user: &str| (format!("machine {host} login {user} password {token}"), format!(" machine {host} "));
        let edit = |path, place, body: String| Edit {
            path,
            place,
            body,
            label: name.clone(),
            conflicts: Vec::new(),
            unless: None,
            is_secret: true,
        };
        let netrc = |path, user: &str| {
            let (body, conflict) = entry(user);
            Edit { conflicts: vec![conflict], ..edit(path, Place::Top, body) }
        };
        Ok(match self.0 {
            "cargo" => {
                let provider = provider(repository.settings);
                let body = format!("[registries.{name}]\nindex = \"sparse+{url}\"\ncredential-provider = [{provider}]");
                let conflicts = vec![format!("[registries.{name}]")];
                vec![Edit { conflicts, is_secret: false, ..edit(next(), Place::End, body) }]
            }
            "npm" => {
                let path = next();
                let rest = url.split_once(':').map_or(url.as_str(), |(_, rest)| rest);
                let registry = Edit {
                    label: format!("{name} registry"),
                    unless: Some("registry"),
                    ..edit(path.clone(), Place::Top, format!("registry={url}"))
                };
                let conflicts = vec![format!(" {rest}:_authToken="), format!(" {rest}:_authToken =")];
                vec![registry, Edit { conflicts, ..edit(path, Place::Top, format!("{rest}:_authToken={token}")) }]
            }
            "pip" => {
                let netrc = netrc(next(), "aws");
                let index = edit(next(), Place::Section("[global]"), format!("index-url = {url}simple/"));
                vec![netrc, Edit { unless: Some("index-url"), is_secret: false, ..index }]
            }
            "uv" => {
                let netrc = netrc(next(), "aws");
                let body = format!("[[index]]\nname = \"{name}\"\nurl = \"{url}simple/\"");
                let conflicts = vec![format!(" name = \"{name}\" "), " index = [".to_owned()];
                vec![netrc, Edit { conflicts, is_secret: false, ..edit(next(), Place::End, body) }]
            }
            "twine" => {
                let path = next();
                let servers = Place::Value("[distutils]", "index-servers", "index-servers =\n    pypi");
                let body = format!("[{name}]\nrepository = {url}\nusername = aws\npassword = {token}");
                let section = Edit { conflicts: vec![format!("[{name}]")], ..edit(path.clone(), Place::End, body) };
                vec![Edit { label: format!("{name} server"), ..edit(path, servers, format!("    {name}")) }, section]
            }
            "maven" => {
                let body = format!(
                    "<server>\n<id>{name}</id>\n<username>aws</username>\n<password>{token}</password>\n</server>"
                );
                let conflicts = vec![format!("<id>{name}</id>")];
                vec![Edit { conflicts, ..edit(next(), Place::Element("settings", "servers"), body) }]
            }
            "gradle" => {
                let name = in_camel_case(name);
                let body = format!("{name}Url={url}\n{name}Username=aws\n{name}Password={token}");
                let conflicts = ["=", " =", ":", " :"].map(|sign| format!(" {name}Password{sign}")).to_vec();
                vec![Edit { label: name, conflicts, ..edit(next(), Place::Top, body) }]
            }
            "nuget" => {
                let path = next();
                let source = format!("<add key=\"{name}\" value=\"{url}v3/index.json\" protocolVersion=\"3\" />");
                let credentials = format!(
                    "<{name}>\n<add key=\"Username\" value=\"aws\" />\n<add key=\"ClearTextPassword\" value=\"{token}\" />\n</{name}>"
                );
                let conflicts = vec![format!("key=\"{name}\"")];
                let sources = edit(path.clone(), Place::Element("configuration", "packageSources"), source);
                let place = Place::Element("configuration", "packageSourceCredentials");
                vec![Edit { label: format!("{name} source"), conflicts, ..sources }, edit(path, place, credentials)]
            }
            _ => {
                let netrc = netrc(next(), "token");
                vec![netrc, Edit { is_secret: false, ..edit(next(), Place::Whole, swift::registries(url)) }]
            }
        })
    }
}

/// A name as Gradle takes it for a repository with credentials: letters and digits alone.
fn in_camel_case(name: &str) -> String {
    let mut words = name.split(['-', '_']);
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |all, word| {
        let (head, tail) = word.split_at(word.len().min(1));
        all + &head.to_ascii_uppercase() + tail
    })
}

/// The command by which cargo asks for the token, as the elements of a TOML array.
fn provider(settings: &Settings) -> String {
    let mut words = vec!["codeartifact-auth".to_owned()];
    let mut option = |name: &str, value: Option<&String>| {
        words.extend(value.into_iter().flat_map(|value| [name.to_owned(), value.clone()]))
    };
    option("--domain", Some(&settings.domain));
    option("--domain-owner", settings.owner.as_ref());
    option("--region", Some(&settings.region));
    option("--profile", settings.profile.as_ref());
    words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(", ")
}
