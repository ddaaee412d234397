//! Where tools have their files.

use crate::problem::Problem;
use codeartifact::config::Environment;
use std::fs::File;
use std::path::{Path, PathBuf};

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
    let pip = || pip(&home, &config, std::env::consts::OS);
    let nuget = if cfg!(windows) { roaming.join("NuGet") } else { home.join(".nuget") };
    let cargo = at("CARGO_HOME", ".cargo");
    let (main, more) = (nuget.join("NuGet/NuGet.Config"), nuget.join("config/codeartifact-auth.config"));
    let main = if cfg!(windows) { nuget.join("NuGet.Config") } else { main };
    Ok(match tool {
        // Of both files of its own, cargo reads the one with the older name.
        "cargo" if cargo.join("config").exists() => vec![cargo.join("config"), cargo.join("config.toml")],
        "cargo" => vec![cargo.join("config.toml")],
        "npm" => vec![at("NPM_CONFIG_USERCONFIG", ".npmrc")],
        "pip" => vec![netrc, environment.get("PIP_CONFIG_FILE").map_or_else(pip, PathBuf::from)],
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

/// The file that pip reads for its user. On macOS that is not below `XDG_CONFIG_HOME`, and the system's folder comes first.
fn pip(home: &Path, config: &Path, system: &str) -> PathBuf {
    let own = home.join("Library/Application Support/pip");
    match system {
        "windows" => config.join("pip/pip.ini"),
        "macos" if own.is_dir() => own.join("pip.conf"),
        "macos" => home.join(".config/pip/pip.conf"),
        _ => config.join("pip/pip.conf"),
    }
}

#[cfg(test)]
mod tests {
    use super::pip;
    use std::fs;
    use std::path::Path;

    #[test]
    fn pip_is_configured_where_it_looks() {
        let home = tempfile::TempDir::new().unwrap();
        let at = |system: &str| pip(home.path(), Path::new("/xdg"), system);
        assert_eq!(at("linux"), Path::new("/xdg/pip/pip.conf"));
        assert_eq!(at("windows"), Path::new("/xdg/pip/pip.ini"));
        assert_eq!(at("macos"), home.path().join(".config/pip/pip.conf"));
        let own = home.path().join("Library/Application Support/pip");
        fs::create_dir_all(&own).unwrap();
        assert_eq!(at("macos"), own.join("pip.conf"));
    }
}
