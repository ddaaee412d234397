//! What each tool needs for a repository, and in which of its files.

use super::conflict::Conflict;
use super::paths;
use super::place::Place;
use super::swift;
use crate::domain::machine;
use crate::problem::Problem;
use crate::settings::Settings;
use std::path::PathBuf;

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
    /// What tells the block from others of the tool. That of a block with the token is one word.
    pub label: String,
    /// Its lines.
    pub body: String,
    /// What the file must not have yet.
    pub conflicts: Vec<Conflict>,
    /// A key that is not ours to set if somebody else has.
    pub unless: Option<&'static str>,
    /// Whether it holds the token.
    pub is_secret: bool,
}

impl Repository<'_> {
    /// The edits by which a tool gets to know it.
    pub fn edits(&self, tool: &str) -> Result<Vec<Edit>, Problem> {
        let mut files = paths::of(tool)?.into_iter();
        let (first, second) = (files.next().unwrap_or_default(), files.next().unwrap_or_default());
        Ok(match tool {
            "cargo" => vec![self.cargo(first)],
            "npm" => self.npm(first).into(),
            "pip" => vec![self.netrc(first, "aws"), self.pip(second)],
            "uv" => vec![self.netrc(first, "aws"), self.uv(second)],
            "twine" => self.twine(first).into(),
            "maven" => vec![self.maven(first)],
            "gradle" => vec![self.gradle(first)],
            "nuget" => self.nuget(first).into(),
            _ => vec![self.netrc(first, "token"), self.swift(second)],
        })
    }

    fn cargo(&self, path: PathBuf) -> Edit {
        let Self { name, url, settings, .. } = self;
        let provider = provider(settings);
        let body = format!("[registries.{name}]\nindex = \"sparse+{url}\"\ncredential-provider = [{provider}]");
        let conflicts = Conflict::table("registries", name);
        Edit { conflicts, is_secret: false, ..self.edit(path, Place::End, body) }
    }

    fn npm(&self, path: PathBuf) -> [Edit; 2] {
        let Self { name, url, token, .. } = self;
        let key = format!("{}:_authToken=", url.split_once(':').map_or(url.as_str(), |(_, rest)| rest));
        let registry = self.edit(path.clone(), Place::Top, format!("registry={url}"));
        let registry = Edit { label: format!("{name} registry"), unless: Some("registry"), ..registry };
        let token = self.edit(path, Place::Top, format!("{key}{token}"));
        [registry, Edit { conflicts: vec![Conflict::Line(key)], ..token }]
    }

    fn pip(&self, path: PathBuf) -> Edit {
        let index = self.edit(path, Place::Section("[global]"), format!("index-url = {}simple/", self.url));
        Edit { unless: Some("index-url"), is_secret: false, ..index }
    }

    fn uv(&self, path: PathBuf) -> Edit {
        let Self { name, url, .. } = self;
        let body = format!("[[index]]\nname = \"{name}\"\nurl = \"{url}simple/\"");
        let conflicts = [format!("name=\"{name}\""), "index=[".to_owned()].map(Conflict::Line).into();
        Edit { conflicts, is_secret: false, ..self.edit(path, Place::End, body) }
    }

    fn twine(&self, path: PathBuf) -> [Edit; 2] {
        let Self { name, url, token, .. } = self;
        let servers = Place::Value("[distutils]", "index-servers", "index-servers =\n    pypi");
        let server = self.edit(path.clone(), servers, format!("    {name}"));
        let body = format!("[{name}]\nrepository = {url}\nusername = aws\npassword = {token}");
        let conflicts = vec![Conflict::Line(format!("[{name}]"))];
        let section = Edit { conflicts, ..self.edit(path, Place::End, body) };
        [Edit { label: format!("{name} server"), ..server }, section]
    }

    fn maven(&self, path: PathBuf) -> Edit {
        let Self { name, token, .. } = self;
        let body =
            format!("<server>\n<id>{name}</id>\n<username>aws</username>\n<password>{token}</password>\n</server>");
        let conflicts = vec![Conflict::Within("servers", format!("<id>{name}</id>"))];
        Edit { conflicts, ..self.edit(path, Place::Element("settings", "servers"), body) }
    }

    fn gradle(&self, path: PathBuf) -> Edit {
        let Self { url, token, .. } = self;
        let name = in_camel_case(&self.name);
        let body = format!("{name}Url={url}\n{name}Username=aws\n{name}Password={token}");
        let conflicts = Conflict::property(&format!("{name}Password"));
        Edit { label: name, conflicts, ..self.edit(path, Place::Top, body) }
    }

    fn nuget(&self, path: PathBuf) -> [Edit; 2] {
        let Self { name, url, token, .. } = self;
        let source = format!("<add key=\"{name}\" value=\"{url}v3/index.json\" protocolVersion=\"3\" />");
        let conflicts = vec![Conflict::Within("packageSources", format!("key=\"{name}\""))];
        let sources = self.edit(path.clone(), Place::Element("configuration", "packageSources"), source);
        let credentials = format!(
            "<{name}>\n<add key=\"Username\" value=\"aws\" />\n<add key=\"ClearTextPassword\" value=\"{token}\" />\n</{name}>"
        );
        let place = Place::Element("configuration", "packageSourceCredentials");
        [Edit { label: format!("{name} source"), conflicts, ..sources }, self.edit(path, place, credentials)]
    }

    fn swift(&self, path: PathBuf) -> Edit {
        Edit { is_secret: false, ..self.edit(path, Place::Whole, swift::registries(&self.url)) }
    }

    fn edit(&self, path: PathBuf, place: Place, body: String) -> Edit {
        Edit { path, place, body, label: self.name.clone(), conflicts: Vec::new(), unless: None, is_secret: true }
    }

    fn netrc(&self, path: PathBuf, user: &str) -> Edit {
        let (host, token) = (machine(&self.url), &self.token);
        let body = format!("machine {host} login {user} password {token}");
        Edit { conflicts: vec![Conflict::Machine(host.to_owned())], ..self.edit(path, Place::Top, body) }
    }

    /// How the tool is told to use it, where a login alone does not do that.
    pub fn advice(&self, tool: &str) -> Option<String> {
        let Self { name, url, .. } = self;
        Some(match tool {
            "cargo" => format!("add a dependency with `cargo add --registry {name} CRATE`"),
            "twine" => format!("publish with `twine upload --repository {name} FILE...`"),
            "maven" => format!("give the project a repository with the id {name} and the URL {url}"),
            "gradle" => {
                let name = in_camel_case(name);
                format!("the project's repository {name} takes its URL from the property {name}Url")
            }
            "nuget" => format!("publish with `dotnet nuget push FILE --source {name}`"),
            _ => return None,
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
