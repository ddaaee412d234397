//! The fake as a program.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

/// A shell takes these lines, and then each client knows what it needs.
#[test]
fn it_prints_the_variables_that_clients_read() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_codeartifact-fake"));
    program.args(["--seed", "acme/main", "--region=eu-west-1", "--secret-access-key", "it's", "--session-token", "t"]);
    let mut running = program.stdout(Stdio::piped()).spawn().expect("it starts");
    let lines = BufReader::new(running.stdout.take().expect("an output")).lines();
    let lines: Vec<String> = lines.take(7).map(|line| line.expect("a line")).collect();
    running.kill().expect("it runs");
    running.wait().expect("it ends");
    assert!(lines[0].contains("all is lost when it stops"), "{lines:?}");
    assert!(lines[1].starts_with("export AWS_ENDPOINT_URL_CODEARTIFACT=http://127.0.0.1:"), "{lines:?}");
    let rest = [
        "export AWS_REGION=eu-west-1",
        "export AWS_DEFAULT_REGION=eu-west-1",
        "export AWS_ACCESS_KEY_ID=AKIAFAKEFAKEFAKEFAKE",
        r"export AWS_SECRET_ACCESS_KEY='it'\''s'",
        "export AWS_SESSION_TOKEN=t",
    ];
    assert_eq!(lines[2..], rest);
}

#[test]
fn what_it_cannot_do_is_said_in_one_line() {
    for (arguments, code, expected) in [
        (["--colour", "red"], 2, "there is no option --colour; --help lists them"),
        (["--account", "1"], 1, "the account is not 12 digits"),
        (["--seed", "a/b"], 1, "could not be seeded with the repository b of a"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_codeartifact-fake")).args(arguments).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.lines().count()), (Some(code), 1), "{said}");
        assert!(said.starts_with("error: ") && said.contains(expected), "{said}");
    }
}
