//! What goes wrong around the program: closed outputs, malformed requests, odd files.

use crate::fixture::{HOST, User, run};
use std::fs;
use std::io::pipe;

#[test]
fn an_output_that_nobody_reads_is_an_error_and_no_panic() {
    let user = User::new();
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let output = user.command(&["token", HOST]).stdout(writer).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("codeartifact-auth: cannot write the answer: "), "{said}");
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let status = user.command(&["token", "https://example.org/"]).stderr(writer).status().unwrap();
    assert_eq!(status.code(), Some(1));
}

#[test]
fn requests_of_cargo_that_are_none_are_answered_and_the_next_one_is_served() {
    let user = User::new();
    let index = format!("sparse+https://{HOST}/cargo/main/");
    let good = format!(r#"{{"v":1,"registry":{{"index-url":"{index}"}},"kind":"get","operation":"read","args":[]}}"#);
    let input =
        format!("\n{{\n[]\n{{\"v\":1}}\n{{\"v\":1,\"args\":[\"--domain\"]}}\n{}\n{good}\n", "[".repeat(100_000));
    let answered = run(user.command(&["--cargo-plugin"]).env("AWS_MAX_ATTEMPTS", "1"), &input);
    let lines: Vec<&str> = answered.out.lines().collect();
    assert!(answered.is_ok && lines.len() == 8, "{answered:?}");
    for (line, expected) in lines[1..].iter().zip([
        "not JSON",
        "not JSON",
        "not of version 1",
        "url-not",
        "needs a value",
        "not JSON",
        "Bearer ",
    ]) {
        assert!(line.contains(expected) && line.len() < 2000, "{line}");
    }
    let mut broken = user.command(&["--cargo-plugin"]);
    let pipe = std::process::Stdio::piped;
    let mut child = broken.stdin(pipe()).stdout(pipe()).stderr(pipe()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"\xff\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("cannot read a request"));
}

fn login(user: &User, tool: &str, more: &[&str]) -> crate::fixture::Run {
    let arguments = ["login", tool, "--domain", "acme", "--region", "eu-west-1", "--repository", "main"];
    run(user.command(&arguments).args(more), "")
}

#[cfg(unix)]
#[test]
fn links_and_rights_stay_as_they_are() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let user = User::new();
    let home = user.home.path();
    // Links of links, of which the last leads to nothing yet.
    fs::create_dir(home.join("dotfiles")).unwrap();
    symlink("dotfiles/npmrc", home.join("middle")).unwrap();
    symlink("middle", home.join(".npmrc")).unwrap();
    assert!(login(&user, "npm", &[]).is_ok);
    assert!(fs::symlink_metadata(home.join(".npmrc")).unwrap().is_symlink());
    assert!(fs::read_to_string(home.join("dotfiles/npmrc")).unwrap().contains("_authToken=token-1"));
    assert!(user.run(&["logout", "npm"]).is_ok);
    assert!(fs::symlink_metadata(home.join(".npmrc")).unwrap().is_symlink());
    // A loop of links is an error.
    symlink(".pypirc", home.join(".pypirc")).unwrap();
    assert!(!login(&user, "twine", &[]).is_ok);
    let config = user.write(".cargo/config.toml", "[net]\n");
    for mode in [0o666, 0o640, 0o400] {
        fs::set_permissions(&config, fs::Permissions::from_mode(mode)).unwrap();
        assert!(login(&user, "cargo", &[]).is_ok && user.run(&["logout", "cargo"]).is_ok);
        assert_eq!(fs::metadata(&config).unwrap().permissions().mode() & 0o777, mode);
    }
}

#[test]
fn files_that_are_no_text_are_refused_and_a_mark_at_the_start_stays_there() {
    let user = User::new();
    let path = user.write(".npmrc", b"\xff\xfer\0e\0");
    let refused = login(&user, "npm", &[]);
    assert!(!refused.is_ok && refused.err.contains("cannot read"), "{refused:?}");
    assert_eq!(fs::read(&path).unwrap(), b"\xff\xfer\0e\0");
    for (tool, path, text) in [
        ("npm", ".npmrc", "\u{feff}registry=https://other.example/\r\n"),
        ("pip", ".config/pip/pip.conf", "\u{feff}[global]\ntimeout = 3"),
        ("gradle", ".gradle/gradle.properties", "\u{feff}a=b"),
    ] {
        let path = user.write(path, text);
        let first = login(&user, tool, &[]);
        let after = fs::read_to_string(&path).unwrap();
        assert!(first.is_ok && after.starts_with('\u{feff}') && after.matches('\u{feff}').count() == 1, "{after}");
        assert_eq!(after.matches("[global]").count(), text.matches("[global]").count());
        assert_eq!(after.matches("registry=").count(), text.matches("registry=").count(), "{after}");
        assert!(user.run(&["logout", tool]).is_ok);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn small_files_of_others_stay_after_a_logout() {
    let user = User::new();
    for (tool, path, text) in [
        ("maven", ".m2/settings.xml", "<settings>\n</settings>\n"),
        ("nuget", ".nuget/NuGet/NuGet.Config", "<configuration>\n</configuration>\n"),
    ] {
        let path = user.write(path, text);
        assert!(login(&user, tool, &[]).is_ok && user.run(&["logout", tool]).is_ok);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[cfg(unix)]
#[test]
fn what_is_not_a_file_is_not_replaced_by_one() {
    use std::os::unix::fs::FileTypeExt as _;
    let user = User::new();
    let pipe = user.home.path().join(".npmrc");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let is_pipe = || fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo();
    // Whoever would read it finds the end of an empty file.
    let writer = std::thread::spawn({
        let pipe = pipe.clone();
        move || drop(fs::OpenOptions::new().write(true).open(pipe))
    });
    let refused = login(&user, "npm", &[]);
    assert!(is_pipe() && !refused.is_ok && refused.err.contains(".npmrc: it is not a file"), "{refused:?}");
    drop(fs::File::open(&pipe));
    writer.join().unwrap();
}

#[test]
fn what_others_write_of_this_program_is_not_a_block() {
    let user = User::new();
    for quoted in ["; codeartifact-auth npm a: begin\n", "x=\u{20ac}codeartifact-auth npm a: begin\n"] {
        let path = user.write(".npmrc", format!("{quoted}registry=https://other.example/\n"));
        let original = fs::read_to_string(&path).unwrap();
        assert!(login(&user, "npm", &[]).is_ok, "{quoted}");
        // The block may stand below what is quoted, too.
        let text = fs::read_to_string(&path).unwrap().replace(&original, "");
        fs::write(&path, format!("{original}{text}")).unwrap();
        assert!(user.run(&["logout", "npm"]).is_ok, "{quoted}");
        assert_eq!(fs::read_to_string(&path).unwrap(), original);
    }
}
