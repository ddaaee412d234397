//! A login adds to the files of a tool, and a logout takes it out again: every byte of others stays.

use crate::files::TOOLS;
use crate::fixture::{HOST, Run, User, run};
use std::{fs, thread};

const BLOCK: &str = "codeartifact-auth ";

/// A file as editors and systems leave it: with either line end, with and without a last one, and after a comment of the user's.
fn variants(text: &str, is_xml: bool) -> Vec<String> {
    let open = text.trim_end().to_owned();
    let dos = text.replace('\n', "\r\n");
    let noted = if is_xml { format!("{text}<!-- kept -->\n") } else { format!("# kept\n\n{text}") };
    vec![text.to_owned(), dos.trim_end().to_owned(), open, dos, noted]
}

fn login(user: &User, tool: &str, more: &[&str]) -> Run {
    let arguments = ["login", tool, "--domain", "acme", "--region", "eu-west-1", "--repository", "main"];
    run(user.command(&arguments).args(more).env_remove("XDG_CONFIG_HOME"), "")
}

#[test]
fn what_others_wrote_stays_byte_for_byte() {
    thread::scope(|scope| {
        for (tool, path, texts) in TOOLS {
            scope.spawn(move || what_others_wrote_stays(tool, path, &texts));
        }
    });
}

fn what_others_wrote_stays(tool: &str, path: &str, texts: &[&str]) {
    let user = User::new();
    let path = user.home.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let is_xml = |text: &str| text.trim_start_matches('\u{feff}').starts_with('<');
    for original in texts.iter().flat_map(|text| variants(text, is_xml(text))) {
        fs::write(&path, &original).unwrap();
        let first = login(&user, tool, &[]);
        assert!(first.is_ok, "{tool}: {first:?}\n{original}");
        let after = fs::read_to_string(&path).unwrap();
        let is_left = first.err.contains("is left as it is");
        assert!(after.contains(BLOCK) || is_left, "{tool}: {after}");
        assert!(!original.contains("\r\n") || !after.replace("\r\n", "").contains('\n'), "{after:?}");
        let mut rest = after.as_str();
        for word in original.replace("><", "> <").split_whitespace() {
            let at = rest.find(word).unwrap_or_else(|| panic!("{tool}: {word} is not in {after}"));
            rest = &rest[at + word.len()..];
        }
        assert!(login(&user, tool, &[]).is_ok);
        assert_eq!(fs::read_to_string(&path).unwrap(), after, "{tool}");
        assert!(login(&user, tool, &["--name", "second"]).is_ok, "{tool}");
        assert!(user.run(&["logout", tool]).is_ok);
        assert_eq!(fs::read_to_string(&path).unwrap(), original, "{tool}");
    }
}

#[test]
fn a_tool_without_files_has_what_it_needs_and_then_nothing() {
    let expected = [
        (
            "cargo",
            ".cargo/config.toml",
            format!("[registries.acme-main]\nindex = \"sparse+https://{HOST}/cargo/main/\"\n"),
        ),
        ("npm", ".npmrc", format!("//{HOST}/npm/main/:_authToken=token-1\n")),
        ("pip", ".config/pip/pip.conf", format!("[global]\nindex-url = https://{HOST}/pypi/main/simple/\n")),
        ("uv", ".netrc", format!("machine {HOST} login aws password token-1\n")),
        ("twine", ".pypirc", "\n[acme-main]\nrepository = https://".to_owned()),
        ("maven", ".m2/settings.xml", "<id>acme-main</id>\n<username>aws</username>\n<password>token-1<".to_owned()),
        ("gradle", ".gradle/gradle.properties", "acmeMainUsername=aws\nacmeMainPassword=token-1\n".to_owned()),
        (
            "nuget",
            ".nuget/config/codeartifact-auth.config",
            format!("value=\"https://{HOST}/nuget/main/v3/index.json\""),
        ),
        ("swift", ".netrc", format!("machine {HOST} login token password token-1\n")),
        (
            "swift",
            ".swiftpm/configuration/registries.json",
            format!("\"url\" : \"https://{HOST}/swift/main/\"\n    }}\n  }},\n  \"version\" : 1"),
        ),
    ];
    for (tool, path, expected) in expected {
        let user = User::new();
        let run = login(&user, tool, &[]);
        assert!(run.is_ok, "{run:?}");
        let path = user.home.path().join(path);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(&expected), "{text}");
        assert!(user.run(&["logout", tool]).is_ok && !path.exists(), "{tool}");
    }
}

#[test]
fn a_list_of_swift_is_written_only_where_there_is_none_of_others() {
    let user = User::new();
    let path = ".swiftpm/configuration/registries.json";
    let foreign = "{\n  \"registries\" : { },\n  \"version\" : 1\n}\n";
    let file = user.write(path, foreign);
    let first = login(&user, "swift", &[]);
    assert!(first.is_ok && first.err.contains("is left as it is") && first.err.contains("loginAPIPath"), "{first:?}");
    assert!(user.run(&["logout", "swift"]).is_ok);
    assert_eq!(fs::read_to_string(&file).unwrap(), foreign);
    fs::remove_file(&file).unwrap();
    assert!(login(&user, "swift", &[]).is_ok);
    let written: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert_eq!(written["authentication"][HOST]["loginAPIPath"], "/swift/main/login");
    // Once somebody has added to it, it is theirs.
    let more = fs::read_to_string(&file).unwrap().replace("\"version\" : 1", "\"more\" : 2,\n  \"version\" : 1");
    fs::write(&file, &more).unwrap();
    assert!(user.run(&["logout", "swift"]).is_ok);
    assert_eq!(fs::read_to_string(&file).unwrap(), more);
}

#[test]
fn nuget_keeps_its_own_file_once_it_is_there() {
    let user = User::new();
    assert!(login(&user, "nuget", &[]).is_ok);
    let ours = user.home.path().join(".nuget/config/codeartifact-auth.config");
    let main = user.write(".nuget/NuGet/NuGet.Config", "<configuration>\n</configuration>");
    assert!(login(&user, "nuget", &[]).is_ok && ours.exists());
    assert_eq!(fs::read_to_string(&main).unwrap(), "<configuration>\n</configuration>");
    assert!(user.run(&["logout", "nuget"]).is_ok && !ours.exists());
    assert!(login(&user, "nuget", &[]).is_ok && !ours.exists());
    assert!(fs::read_to_string(&main).unwrap().contains("<add key=\"acme-main\""));
}

#[test]
fn repositories_of_two_names_do_not_disturb_each_other() {
    for (tool, path, with, frames) in [
        ("twine", ".pypirc", "\n    {}\n", 1),
        ("maven", ".m2/settings.xml", "<id>{}</id>", 1),
        ("gradle", ".gradle/gradle.properties", "\n{}Password=", 0),
    ] {
        let user = User::new();
        for name in ["one", "two", "one"] {
            assert!(login(&user, tool, &["--name", name]).is_ok);
        }
        let text = fs::read_to_string(user.home.path().join(path)).unwrap();
        for name in ["one", "two"] {
            assert_eq!(text.matches(&with.replace("{}", name)).count(), 1, "{text}");
        }
        assert_eq!(text.matches("<servers>").count() + text.matches("[distutils]").count(), frames, "{text}");
    }
}

#[test]
fn what_is_there_already_is_refused_or_left() {
    let user = User::new();
    let write = |path: &str, text: &str| {
        fs::create_dir_all(user.home.path().join(path).parent().unwrap()).unwrap();
        fs::write(user.home.path().join(path), text).unwrap();
    };
    for (tool, path, text, expected) in [
        (
            "cargo",
            ".cargo/config.toml",
            "[registries.acme-main]\nindex = \"x\"\n",
            "has `[registries.acme-main]` already",
        ),
        (
            "maven",
            ".m2/settings.xml",
            "<settings><servers><id>acme-main</id></servers></settings>",
            "has `<id>acme-main</id>`",
        ),
        ("maven", ".m2/settings.xml", "<settings><servers/></settings>", "<servers> has no end of its own"),
        ("swift", ".netrc", &format!("machine {HOST}\n login a password b\n"), "already: remove it"),
        ("twine", ".pypirc", "# codeartifact-auth twine acme-main: begin\n[x]\n", "has no end: remove it by hand"),
    ] {
        write(path, text);
        let refused = login(&user, tool, &[]);
        assert!(!refused.is_ok && refused.err.contains(expected), "{refused:?}");
        assert_eq!(fs::read_to_string(user.home.path().join(path)).unwrap(), text);
    }
    let sample = "<settings>\n<!-- <servers></servers> </settings> -->\n";
    write(".m2/settings.xml", &format!("{sample}</settings>\n"));
    assert!(login(&user, "maven", &[]).is_ok);
    let text = fs::read_to_string(user.home.path().join(".m2/settings.xml")).unwrap();
    assert!(text.starts_with(sample), "{text}");
    write(".npmrc", "registry = https://other.example\n");
    let npm = login(&user, "npm", &[]);
    assert!(npm.is_ok && npm.err.contains("`registry` in") && npm.err.contains("is left as it is"), "{npm:?}");
    for (arguments, expected) in [
        (&["login", "bower", "--domain", "a", "--region", "r"][..], "there is no tool `bower`; it is one of cargo"),
        (&["login", "npm", "--domain", "a", "--region", "r"], "login needs --repository"),
    ] {
        let refused = user.run(arguments);
        assert!(!refused.is_ok && refused.err.contains(expected), "{refused:?}");
    }
    let name = login(&user, "npm", &["--name", "a\nb"]);
    assert!(!name.is_ok && name.err.contains("is not made of letters"), "{name:?}");
}

#[cfg(unix)]
#[test]
fn a_file_with_a_token_is_its_owners_and_a_link_stays_one() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let user = User::new();
    let (link, file) = (user.home.path().join(".npmrc"), user.home.path().join("dotfiles-npmrc"));
    fs::write(&file, "fund=false\n").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    symlink(&file, &link).unwrap();
    assert!(login(&user, "npm", &[]).is_ok && login(&user, "cargo", &[]).is_ok);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let cargo = fs::read_to_string(user.home.path().join(".cargo/config.toml")).unwrap();
    assert!(
        !cargo.contains("token-") && cargo.contains("credential-provider = [\"codeartifact-auth\", \"--domain\""),
        "{cargo}"
    );
}
