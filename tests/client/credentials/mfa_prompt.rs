//! Codes that are asked for on the terminal. `setsid` and `script`, which every Linux has, take one away and give one.

use botocore_credentials::mfa_prompt;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// What another process is to do: it asks, and shows what came of it.
#[test]
#[ignore = "the other tests run it, each with a terminal of its own or without one"]
fn asks() {
    match mfa_prompt("arn:aws:iam::123456789012:mfa/ann") {
        Ok(code) => println!("got `{code}`"),
        Err(error) => println!("failed: {error}"),
    }
}

/// The shell's command for it. Its standard input is not a terminal.
fn asking() -> String {
    let program = std::env::current_exe().unwrap();
    format!("'{}' --ignored --exact mfa_prompt::asks --nocapture </dev/null", program.display())
}

#[test]
fn without_a_terminal_nobody_is_asked() {
    let output = Command::new("setsid").args(["--wait", "sh", "-c", &asking()]).output().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    assert!(output.contains("failed: there is no terminal to ask for it\n"), "{output}");
}

#[test]
fn a_terminal_that_only_shows_errors_does_not_do() {
    let asking = format!("setsid --wait sh -c \"{}\"", asking());
    let script = ["--quiet", "--command", &asking, "/dev/null"];
    let output = Command::new("script").args(script).stdin(Stdio::null()).output().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    assert!(output.contains("failed: there is no terminal to ask for it"), "{output}");
}

#[test]
fn the_terminal_is_asked_whatever_the_standard_input_is() {
    let script = ["--wait", "script", "--quiet", "--command", &asking(), "/dev/null"];
    let mut child = Command::new("setsid").args(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"123456\n").unwrap();
    let output = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    assert!(output.contains("Enter the code of the MFA device arn:aws:iam::123456789012:mfa/ann: "), "{output}");
    assert!(output.contains("got `123456`"), "{output}");
}
