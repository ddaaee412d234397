//! Where tools have their files.

use crate::problem::Problem;
use codeartifact::config::Environment;
use std::fs::File;
use std::path::PathBuf;

/// Waits until no other process edits files of this user. That ends with the returned file, or at once where a folder
/// cannot be locked.
pub fn turn() -> Option<File> {
    let home = File::open(std::env::home_dir()?).ok()?;
    home.lock().ok().map(|()| home)
}

/// The files of a tool. The one with its token is the first.
pub fn of(tool: &str) -> Result<Vec<PathBuf>, Problem> {
    let home = std::env::home_dir().ok_or("there is no home directory: set HOME")?;
    let environment = Environment::of_process();
    let at = |variable: &str, within: &str| environment.get(variable).map_or_else(|| home.join(within), PathBuf::from);
    let (roaming, netrc) =
        (at("APPDATA", "AppData/Roaming"), at("NETRC", if cfg!(windows) { "_netrc" } else { ".netrc" }));
    let config = if cfg!(windows) { roaming.clone() } else { at("XDG_CONFIG_HOME", ".config") };
    let pip = config.join(if cfg!(windows) { "pip/pip.ini" } else { "pip/pip.conf" });
    let nuget = if cfg!(windows) { roaming.join("NuGet") } else { home.join(".nuget") };
    let cargo = at("CARGO_HOME", ".cargo");
    let (main, more) = (nuget.join("NuGet/NuGet.Config"), nuget.join("config/codeartifact-auth.config"));
    let main = if cfg!(windows) { nuget.join("NuGet.Config") } else { main };
    Ok(match tool {
        // Of both files of its own, cargo reads the one with the older name.
        "cargo" if cargo.join("config").exists() => vec![cargo.join("config"), cargo.join("config.toml")],
        "cargo" => vec![cargo.join("config.toml")],
        "npm" => vec![at("NPM_CONFIG_USERCONFIG", ".npmrc")],
        "pip" => vec![netrc, environment.get("PIP_CONFIG_FILE").map_or(pip, PathBuf::from)],
        "uv" => vec![netrc, config.join("uv/uv.toml")],
        "twine" => vec![home.join(".pypirc")],
        "maven" => vec![home.join(".m2/settings.xml")],
        "gradle" => vec![at("GRADLE_USER_HOME", ".gradle").join("gradle.properties")],
        // NuGet creates its own file, which lists the public source, only if the file is missing. Ours stands beside it,
        // where NuGet looks as well.
        "nuget" if more.exists() || !main.exists() => vec![more, main],
        "nuget" => vec![main, more],
        _ => vec![netrc, home.join(".swiftpm/configuration/registries.json")],
    })
}
