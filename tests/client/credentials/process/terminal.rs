//! What a command reads. `setsid` and `script`, which every Linux has, give a terminal.

use crate::home::Home;
use crate::sts::{KEYS, reply, sts};
use botocore_runtime::credentials::ProvideCredentials;
use std::io::Write;
use std::process::{Command, Stdio};

/// What another process is to do: it runs a command that asks for a PIN, and shows what that was.
#[tokio::test]
#[ignore = "the other tests run it, each with a standard input of its own"]
async fn asks() {
    let home = Home::new("", "");
    let script = "read -r pin\necho \"{\\\"Version\\\": 1, \\\"AccessKeyId\\\": \\\"PIN$pin\\\", \\\"SecretAccessKey\\\": \\\"s\\\"}\"\n";
    let script = home.write("asks", script);
    home.write(".aws/config", &format!("[profile work]\ncredential_process = sh '{}'\n", script.display()));
    let credentials = home.chain(&sts([reply(&KEYS)]), "work").provide().await.unwrap();
    println!("got `{}`", credentials.access_key_id());
}

/// The output of a process that is sent a PIN.
fn output(mut process: Command) -> String {
    let mut child = process.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"123456\n").unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

const ASKS: [&str; 4] = ["--ignored", "--exact", "process::terminal::asks", "--nocapture"];

#[test]
fn the_terminal_is_the_commands_too() {
    let program = format!("'{}' {}", std::env::current_exe().unwrap().display(), ASKS.join(" "));
    let mut process = Command::new("setsid");
    process.args(["--wait", "script", "--quiet", "--command", &program, "/dev/null"]);
    let output = output(process);
    assert!(output.contains("got `PIN123456`"), "{output}");
}

#[test]
fn any_other_input_stays_the_programs() {
    let mut process = Command::new(std::env::current_exe().unwrap());
    process.args(ASKS);
    let output = output(process);
    assert!(output.contains("got `PIN`"), "{output}");
}
