//! What others have in a tool's files: left in peace, and seen where a second entry would break the tool.

use crate::fixture::{HOST, Run, User, run};
use std::fs;

fn login(user: &User, tool: &str) -> Run {
    user.run(&["login", tool, "--domain", "acme", "--region", "eu-west-1", "--repository", "main"])
}

#[test]
fn a_second_entry_is_refused_however_the_first_is_written() {
    let user = User::new();
    let key = format!("//{HOST}/npm/main/:_authToken");
    for (tool, path, text) in [
        ("cargo", ".cargo/config.toml", "[registries]\nacme-main = { index = \"x\" }\n"),
        ("cargo", ".cargo/config.toml", "[registries]\nacme-main.index = \"x\"\n"),
        ("cargo", ".cargo/config.toml", "[registries.'acme-main']\nindex = \"x\"\n"),
        ("cargo", ".cargo/config.toml", "[ registries . acme-main ] # mine\nindex = \"x\"\n"),
        ("cargo", ".cargo/config.toml", "registries.\"acme-main\".index = \"x\"\n"),
        ("cargo", ".cargo/config.toml", "registries = { other = { index = \"x\" } }\n"),
        ("npm", ".npmrc", &format!("\t{key} = x\n")),
        ("uv", ".config/uv/uv.toml", "[[index]]\nname='acme-main'\nurl = \"x\"\n"),
        ("uv", ".config/uv/uv.toml", "index=[{ url = \"x\" }]\n"),
        ("twine", ".pypirc", "[acme-main] # mine\nrepository = x\n"),
        ("gradle", ".gradle/gradle.properties", "acmeMainPassword : x\n"),
        (
            "maven",
            ".m2/settings.xml",
            "<settings><servers><server>\n<id> acme-main </id></server></servers></settings>",
        ),
    ] {
        user.write(path, text);
        let refused = login(&user, tool);
        assert!(!refused.is_ok && refused.err.contains("already: remove it"), "{text}: {refused:?}");
        assert_eq!(fs::read_to_string(user.home.path().join(path)).unwrap(), text);
        fs::remove_file(user.home.path().join(path)).unwrap();
    }
}

#[test]
fn what_only_looks_like_a_second_entry_is_none() {
    let user = User::new();
    for (tool, path, text) in [
        ("cargo", ".cargo/config.toml", "# [registries.acme-main]\n[registries.acme-main-2]\nindex = \"x\"\n"),
        ("twine", ".pypirc", "# [acme-main]\n[acme-main-2]\nrepository = x\n"),
        (
            "maven",
            ".m2/settings.xml",
            "<settings>\n<servers>\n<!-- <server><id>acme-main</id></server> -->\n</servers>\n<profiles><profile><repositories>\
             <repository><id>acme-main</id><url>x</url></repository></repositories></profile></profiles>\n</settings>\n",
        ),
        (
            "nuget",
            ".nuget/NuGet/NuGet.Config",
            "<configuration>\n<packageSourceMapping><packageSource key=\"acme-main\"><package pattern=\"a\" />\
             </packageSource></packageSourceMapping>\n</configuration>\n",
        ),
    ] {
        let file = user.write(path, text);
        let first = login(&user, tool);
        assert!(first.is_ok, "{text}: {first:?}");
        assert!(user.run(&["logout", tool]).is_ok);
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}

/// pip refuses a file with two sections of a name, and takes `_` in a key for `-`.
#[test]
fn sections_and_keys_are_found_as_pip_finds_them() {
    let user = User::new();
    for (text, sections, indexes) in [
        ("[global] ; mine\ntimeout = 5\n", 1, 1),
        ("[global]# [mine]\nindex_url = https://other.example/simple/\n", 2, 0),
        ("[GLOBAL]\ntimeout = 5\n", 1, 1),
    ] {
        let file = user.write(".config/pip/pip.conf", text);
        assert!(login(&user, "pip").is_ok);
        let after = fs::read_to_string(&file).unwrap();
        let ours = after.matches("index-url = https://acme").count();
        assert_eq!(
            (after.matches("[global]").count() + after.matches("[mine]").count(), ours),
            (sections, indexes),
            "{after}"
        );
        assert!(user.run(&["logout", "pip"]).is_ok);
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}

/// To pip and twine a line that stands deeper than a key is of that key's value.
#[test]
fn what_is_put_among_indented_keys_stands_as_deep_as_they_do() {
    let user = User::new();
    for (tool, path, text, expected) in [
        ("pip", ".config/pip/pip.conf", "[global]\n# slow\n    timeout: 9\n", ": begin\n    index-url = https://acme"),
        ("pip", ".config/pip/pip.conf", "[global]\n  [install]\n  user = no\n", ": begin\n  index-url = https://acme"),
        ("twine", ".pypirc", "[distutils]\n\tindex-servers =\n\t\tpypi\n", ": begin\n\t    acme-main\n"),
        ("twine", ".pypirc", "[distutils]\n  other = 1\n", ": begin\n  index-servers =\n"),
        ("twine", ".pypirc", "[distutils]\n  other = 1\n", ": begin\n      acme-main\n"),
    ] {
        let file = user.write(path, text);
        assert!(login(&user, tool).is_ok);
        let after = fs::read_to_string(&file).unwrap();
        assert!(after.contains(expected), "{after}");
        assert!(user.run(&["logout", tool]).is_ok);
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}

#[test]
fn bytes_of_old_encodings_stay_and_those_of_two_bytes_a_character_are_refused() {
    let user = User::new();
    let old = b"# J\xfcrgen\r\norg.gradle.caching=true\r\nlast=\xe9";
    let file = user.write(".gradle/gradle.properties", old);
    assert!(login(&user, "gradle").is_ok);
    let after = fs::read(&file).unwrap();
    assert!(after.ends_with(old) && after.starts_with(b"# codeartifact-auth"), "{}", after.escape_ascii());
    assert!(user.run(&["logout", "gradle"]).is_ok);
    assert_eq!(fs::read(&file).unwrap(), old);
    let wide: Vec<u8> = "<configuration>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let file = user.write(".nuget/NuGet/NuGet.Config", &wide);
    let refused = login(&user, "nuget");
    assert!(!refused.is_ok && refused.err.contains("NuGet.Config: save it in UTF-8"), "{refused:?}");
    assert_eq!(fs::read(&file).unwrap(), wide);
}

/// Of the two files of its own, cargo reads the one with the older name.
#[test]
fn the_older_file_of_cargo_is_edited_where_it_is() {
    let user = User::new();
    let file = user.write(".cargo/config", "[net]\n");
    assert!(login(&user, "cargo").is_ok);
    assert!(fs::read_to_string(&file).unwrap().contains("[registries.acme-main]"));
    assert!(!user.home.path().join(".cargo/config.toml").exists());
    assert!(user.run(&["logout", "cargo"]).is_ok);
    assert_eq!(fs::read_to_string(&file).unwrap(), "[net]\n");
}

#[test]
fn logins_at_the_same_time_do_not_undo_each_other() {
    let user = User::new();
    assert!(login(&user, "npm").is_ok);
    let tools = ["pip", "uv", "swift"];
    for _ in 0..8 {
        let arguments = |tool| ["login", tool, "--domain", "acme", "--region", "eu-west-1", "--repository", "main"];
        let started: Vec<_> = tools.map(|tool| user.command(&arguments(tool)).spawn().unwrap()).into();
        assert!(started.into_iter().all(|mut child| child.wait().unwrap().success()));
        let netrc = fs::read_to_string(user.home.path().join(".netrc")).unwrap();
        assert_eq!(netrc.matches("machine ").count(), 3, "{netrc}");
        assert!(tools.iter().all(|tool| user.run(&["logout", tool]).is_ok));
    }
}

/// A process that was killed before the new file had replaced the old one.
#[test]
fn what_a_killed_login_left_is_swept_up_by_the_next() {
    let user = User::new();
    let left = user.write(".npmrc.codeartifact-auth-new", "//host/:_authToken=half");
    assert!(login(&user, "npm").is_ok && !left.exists());
}

/// Who edits as root leaves files to their owners.
#[cfg(unix)]
#[test]
fn a_file_stays_its_owners() {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let user = User::new();
    let file = user.write(".npmrc", "fund=false\n");
    if chown(&file, Some(12_345), Some(12_346)).is_err() {
        return;
    }
    assert!(login(&user, "npm").is_ok);
    let found = fs::metadata(&file).unwrap();
    assert_eq!((found.uid(), found.gid(), found.mode() & 0o777), (12_345, 12_346, 0o600));
    assert!(user.run(&["logout", "npm"]).is_ok);
    assert_eq!(fs::metadata(&file).unwrap().uid(), 12_345);
}

#[test]
fn a_login_says_what_it_wrote_and_how_that_is_used() {
    let user = User::new();
    for (tool, expected) in [
        ("cargo", "config.toml\nadd a dependency with `cargo add --registry acme-main CRATE`\n"),
        ("pip", ".netrc and "),
        ("twine", "publish with `twine upload --repository acme-main FILE...`\n"),
        ("maven", "the id acme-main and the URL https://"),
        ("gradle", "repository acmeMain takes its URL from the property acmeMainUrl\n"),
    ] {
        let first = run(
            &mut user.command(&["login", tool, "--domain", "acme", "--region", "eu-west-1", "--repository", "main"]),
            "",
        );
        assert!(first.out.starts_with(&format!("{tool} is logged in by ")), "{first:?}");
        assert!(first.is_ok && first.out.contains(expected), "{first:?}");
    }
}
