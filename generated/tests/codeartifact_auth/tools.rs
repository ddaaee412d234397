//! Package managers themselves, where they are installed: after a login they publish to the fake and fetch from it.

use crate::fixture::{HOST, User, fake, lead_to, run};
use codeartifact_fake::{SeedAsset, Server, Settings};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

/// A program on the path; if it is not there, a line says so, since the test then shows nothing.
fn installed(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file());
    if found.is_none() {
        // Not by `eprintln!`, which is not shown for tests that pass.
        let _ = writeln!(std::io::stderr(), "skipped: {program} is not installed, so its login was not tried with it");
    }
    found
}

/// Python itself, since what is on the path may be a script that needs the true home.
fn python() -> Option<PathBuf> {
    let found = Command::new(installed("python3")?).args(["-c", "import sys; print(sys.executable)"]).output().unwrap();
    Some(String::from_utf8(found.stdout).unwrap().trim().into())
}

/// A tool in the user's home, in which a login has left what it needs and nothing else.
fn tool(user: &User, program: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).env_clear().current_dir(user.home.path()).env("HOME", user.home.path());
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}

/// What a command says, which has to succeed.
#[track_caller]
fn succeed(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    assert!(output.status.success(), "{command:?}: {said}");
    said
}

#[track_caller]
fn login(user: &User, fake: &Server, tool: &str) {
    let arguments = ["login", tool, "--domain", "acme", "--repository", "main"];
    let login = run(&mut user.command_at(fake, &arguments), "");
    assert!(login.is_ok, "{login:?}");
}

#[test]
fn npm_publishes_and_installs() {
    let Some(npm) = installed("npm") else { return };
    let (user, fake) = (User::new(), fake());
    login(&user, &fake, "npm");
    user.write("hello/package.json", r#"{"name":"@tools/hello","version":"1.0.0"}"#);
    user.write("hello/index.js", "module.exports = 7\n");
    user.write("program/package.json", r#"{"name":"program","version":"1.0.0"}"#);
    let npm = |folder: &str, arguments: &[&str]| {
        let mut npm = tool(&user, &npm, arguments);
        npm.current_dir(user.home.path().join(folder)).env("npm_config_update_notifier", "false");
        npm
    };
    succeed(&mut npm("hello", &["publish"]));
    succeed(&mut npm("program", &["install", "@tools/hello", "--no-audit", "--no-fund"]));
    let there = user.home.path().join("program/node_modules/@tools/hello/index.js");
    assert_eq!(fs::read_to_string(there).unwrap(), "module.exports = 7\n");
    fake.set_time(SystemTime::now() + Duration::from_secs(13 * 3600));
    let expired = npm("program", &["view", "@tools/hello"]).output().unwrap();
    let said = String::from_utf8_lossy(&expired.stderr);
    assert!(!expired.status.success() && said.contains("E401"), "{said}");
}

/// pnpm runs the program by the name of the domain's host, without arguments, and sends what it prints.
#[test]
fn pnpm_asks_its_token_helper() {
    let Some(pnpm) = installed("pnpm") else { return };
    let mut settings = Settings::default();
    (settings.account, settings.region) = ("111122223333".to_owned(), "eu-west-1".to_owned());
    let (user, fake) = (User::new(), Server::start_with(settings).unwrap());
    fake.seed_repository("acme", "main").unwrap();
    let registry = format!("{}/npm/d/acme-111122223333/main/", fake.endpoint_url().trim_start_matches("http:"));
    let helper = user.link(HOST);
    user.write(".npmrc", format!("registry=http:{registry}\n{registry}:tokenHelper={}\n", helper.display()));
    user.write("hello/package.json", r#"{"name":"@tools/hello","version":"1.0.0"}"#);
    user.write("hello/index.js", "module.exports = 7\n");
    user.write("program/package.json", r#"{"name":"program","version":"1.0.0"}"#);
    let pnpm = |folder: &str, arguments: &[&str]| {
        let mut pnpm = tool(&user, &pnpm, arguments);
        lead_to(&fake, pnpm.current_dir(user.home.path().join(folder)));
        pnpm
    };
    succeed(&mut pnpm("hello", &["publish", "--no-git-checks"]));
    succeed(&mut pnpm("program", &["add", "@tools/hello"]));
    let there = user.home.path().join("program/node_modules/@tools/hello/index.js");
    assert_eq!(fs::read_to_string(there).unwrap(), "module.exports = 7\n");
    assert_eq!(fake.calls("GetAuthorizationToken"), 1);
}

/// Makes a wheel of a package `hello`, and returns its path.
fn wheel(user: &User, python: &Path) -> PathBuf {
    let script = r#"
import zipfile
wheel = zipfile.ZipFile("hello-1.0.0-py3-none-any.whl", "w")
about = "hello-1.0.0.dist-info/"
wheel.writestr("hello.py", "seven = 7\n")
wheel.writestr(about + "METADATA", "Metadata-Version: 2.1\nName: hello\nVersion: 1.0.0\n")
wheel.writestr(about + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
wheel.writestr(about + "RECORD", "hello.py,,\n" + about + "METADATA,,\n" + about + "WHEEL,,\n" + about + "RECORD,,\n")
wheel.close()
"#;
    succeed(&mut tool(user, python, &["-c", script]));
    user.home.path().join("hello-1.0.0-py3-none-any.whl")
}

/// Publishes the wheel without a tool.
fn seed(fake: &Server, wheel: &Path) {
    let content = fs::read(wheel).unwrap();
    let asset = SeedAsset { format: "pypi", package: "hello", ..SeedAsset::default() };
    fake.seed_asset(&SeedAsset { name: "hello-1.0.0-py3-none-any.whl", content: &content, ..asset }).unwrap();
}

#[track_caller]
fn assert_installed(user: &User, folder: &str) {
    assert_eq!(fs::read_to_string(user.home.path().join(folder).join("hello.py")).unwrap(), "seven = 7\n");
}

const PIP: [&str; 7] = ["-m", "pip", "--no-input", "install", "--no-deps", "--disable-pip-version-check", "hello"];

#[test]
fn pip_installs_with_its_index_and_the_netrc_file() {
    let Some(python) = python() else { return };
    let (user, fake) = (User::new(), fake());
    seed(&fake, &wheel(&user, &python));
    login(&user, &fake, "pip");
    succeed(tool(&user, &python, &PIP).args(["--target", "out"]));
    assert_installed(&user, "out");
}

#[cfg(unix)]
#[test]
fn pip_asks_keyring() {
    let Some(python) = python() else { return };
    let (user, fake) = (User::new(), fake());
    seed(&fake, &wheel(&user, &python));
    // A host on loopback names no domain, so the command does.
    let program = env!("CARGO_BIN_EXE_codeartifact-auth");
    let keyring = user.write("bin/keyring", format!("#!/bin/sh\nexec {program} --domain acme keyring \"$@\"\n"));
    fs::set_permissions(&keyring, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let known = fake.settings();
    let host = fake.endpoint_url().trim_start_matches("http://");
    let index = format!("http://aws@{host}/pypi/d/acme-{}/main/simple/", known.account);
    let path = format!("{}:{}", keyring.parent().unwrap().display(), std::env::var("PATH").unwrap_or_default());
    let mut pip = tool(&user, &python, &PIP);
    pip.args(["--target", "out", "--keyring-provider", "subprocess", "--index-url", &index]).env("PATH", path);
    lead_to(&fake, &mut pip);
    succeed(&mut pip);
    assert_installed(&user, "out");
    assert_eq!(fake.calls("GetAuthorizationToken"), 1);
}

#[test]
fn uv_installs_with_its_index_and_the_netrc_file() {
    let (Some(uv), Some(python)) = (installed("uv"), python()) else { return };
    let (user, fake) = (User::new(), fake());
    seed(&fake, &wheel(&user, &python));
    login(&user, &fake, "uv");
    let python = python.to_string_lossy();
    succeed(&mut tool(&user, &uv, &["pip", "install", "--no-deps", "--python", &python, "--target", "out", "hello"]));
    assert_installed(&user, "out");
}

#[test]
fn twine_uploads() {
    let (Some(twine), Some(python)) = (installed("twine"), python()) else { return };
    let (user, fake) = (User::new(), fake());
    let wheel = wheel(&user, &python);
    login(&user, &fake, "twine");
    succeed(&mut tool(&user, &twine, &["upload", "--non-interactive", "-r", "acme-main", &wheel.to_string_lossy()]));
    login(&user, &fake, "pip");
    succeed(tool(&user, &python, &PIP).args(["--target", "out"]));
    assert_installed(&user, "out");
}

/// Maven reads its settings before all else, and needs no plug-in for this phase of a project without code.
#[test]
fn maven_reads_the_settings() {
    let Some(mvn) = installed("mvn") else { return };
    let (user, fake) = (User::new(), fake());
    let project = "<groupId>g</groupId><artifactId>a</artifactId><version>1</version><packaging>pom</packaging>";
    user.write("pom.xml", format!("<project><modelVersion>4.0.0</modelVersion>{project}</project>"));
    for settings in ["", "<settings><offline>true</offline></settings>"] {
        if !settings.is_empty() {
            user.write(".m2/settings.xml", settings);
        }
        login(&user, &fake, "maven");
        let home = format!("-Duser.home={}", user.home.path().display());
        let mut maven = tool(&user, &mvn, &["--offline", "--batch-mode", &home, "validate"]);
        let said = succeed(maven.envs(std::env::var_os("JAVA_HOME").map(|home| ("JAVA_HOME", home))));
        assert!(said.contains("BUILD SUCCESS") && !said.contains("[WARNING]"), "{said}");
    }
}

/// Gradle takes the credentials of a repository from properties by its name. Old ones do not, but read the file alike.
#[test]
fn gradle_reads_the_properties() {
    let Some(gradle) = installed("gradle") else { return };
    let (user, fake) = (User::new(), fake());
    user.write(".gradle/gradle.properties", b"# J\xfcrgen\nother=1\n");
    login(&user, &fake, "gradle");
    let show = ["acmeMainUrl", "acmeMainUsername", "other"].map(|name| format!("println project.property('{name}')"));
    user.write("build.gradle", format!("task show {{ doLast {{\n{}\n}} }}\n", show.join("\n")));
    user.write("settings.gradle", "");
    let mut gradle = tool(&user, &gradle, &["--offline", "--no-daemon", "--quiet", "show"]);
    gradle.env("GRADLE_USER_HOME", user.home.path().join(".gradle"));
    let said = succeed(gradle.envs(std::env::var_os("JAVA_HOME").map(|home| ("JAVA_HOME", home))));
    let url = format!("{}/maven/d/acme-{}/main/", fake.endpoint_url(), fake.settings().account);
    assert!(said.contains(&format!("{url}\naws\n1\n")), "{said}");
}
