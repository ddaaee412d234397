//! The fake as a program.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
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

/// It takes the next connections once some of those that it has are over.
#[cfg(unix)]
#[test]
fn more_connections_than_files_may_be_open_do_not_end_it() {
    let mut program = Command::new("/bin/sh");
    program.args(["-c", "ulimit -n 32; exec \"$0\"", env!("CARGO_BIN_EXE_codeartifact-fake")]);
    let mut running = program.stdout(Stdio::piped()).spawn().expect("it starts");
    let mut lines = BufReader::new(running.stdout.take().expect("an output")).lines().map_while(Result::ok);
    let address =
        lines.find_map(|line| Some(line.strip_prefix("export AWS_ENDPOINT_URL_CODEARTIFACT=http://")?.to_owned()));
    let address = address.expect("an address");
    let connect = || TcpStream::connect(&address).expect("it listens");
    let many: Vec<_> = (0..64).map(|_| connect()).collect();
    // Whoever is answered was taken, and the others come after.
    ask(&many[0]);
    drop(many);
    ask(&connect());
    running.kill().expect("it runs");
    running.wait().expect("it ends");
}

#[cfg(unix)]
#[track_caller]
fn ask(mut stream: &TcpStream) {
    stream.write_all(b"GET / HTTP/1.1\r\nhost: fake\r\n\r\n").expect("it reads");
    let mut begin = [0; 12];
    stream.read_exact(&mut begin).expect("it answers");
    assert_eq!(&begin, b"HTTP/1.1 403");
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_text_is_named() {
    use std::os::unix::ffi::OsStrExt as _;
    let mut program = Command::new(env!("CARGO_BIN_EXE_codeartifact-fake"));
    let output = program.arg(std::ffi::OsStr::from_bytes(b"a\xff")).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*said), (Some(2), "error: the argument a\u{fffd} is not UTF-8\n"));
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
