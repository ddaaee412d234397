//! Credentials from commands.

#[cfg(target_os = "linux")]
mod terminal;

use crate::home::Home;
use crate::sts::{KEYS, ROLE, error, nowhere, provided, reply, signer, sts};
use botocore_runtime::DateTime;
use botocore_runtime::client::TimeoutConfig;
use botocore_runtime::credentials::{Credentials, ProvideCredentials};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// The problem of a command.
async fn problem(command: &str) -> String {
    let home = Home::new(&format!("[profile work]\ncredential_process = {command}\n"), "");
    let error = error(&home.chain(&sts([reply(&KEYS)]), "work")).await.to_string();
    let problem = error.strip_prefix("the `credential_process` of profile `work` failed: ");
    problem.unwrap_or_else(|| panic!("{error}")).to_owned()
}

/// What comes of a command that writes a text.
async fn written(text: &str) -> Result<Credentials, String> {
    let home = Home::new("", "");
    let path = home.write("written by a tool", text);
    home.write(".aws/config", &format!("[profile work]\ncredential_process = cat '{}'\n", path.display()));
    provided(&home.chain(&sts([reply(&KEYS)]), "work")).await.map_err(|error| error.to_string())
}

/// Whether there is a process of this number, be it a dead one that nobody has looked after.
fn is_there(process: &str) -> bool {
    if cfg!(target_os = "linux") {
        // No time passes until it is looked for.
        return Path::new("/proc").join(process).exists();
    }
    Command::new("kill").args(["-0", process]).output().unwrap().status.success()
}

#[tokio::test]
async fn a_command_gives_credentials() {
    let all = written(
        r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hidden", "SessionToken": "hushed",
            "Expiration": "2999-01-31T12:00:00Z", "AccountId": "123456789012", "Extra": []}"#,
    );
    let expected = Credentials::new("AKID", "hidden").with_session_token("hushed").with_account_id("123456789012");
    let expiry = DateTime::parse("2999-01-31T12:00:00Z").unwrap();
    assert_eq!(all.await.unwrap(), expected.with_expiry(expiry));
    let least =
        r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hidden", "SessionToken": "", "Expiration": null}"#;
    assert_eq!(written(least).await.unwrap(), Credentials::new("AKID", "hidden"));
}

#[tokio::test]
async fn a_command_is_split_into_words_as_a_shell_does() {
    let home = Home::new("", "");
    let path = home.write("two  words", r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hidden"}"#);
    let folder = path.parent().unwrap().display();
    for name in [r"two\ \ words", "two'  'words", r#"\two"  words""#] {
        home.write(".aws/config", &format!("[profile work]\ncredential_process = cat  {folder}/{name}\n"));
        provided(&home.chain(&sts([reply(&KEYS)]), "work")).await.unwrap();
    }
}

#[tokio::test]
async fn the_account_of_the_profile_counts_if_the_command_names_none() {
    for (named, expected) in [("", "210987654321"), (r#", "AccountId": "123456789012""#, "123456789012")] {
        let home = Home::new("", "");
        let output = format!(r#"{{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hidden"{named}}}"#);
        let path = home.write("written", &output);
        let config = "[profile work]\naws_account_id = 210987654321\ncredential_process = cat";
        home.write(".aws/config", &format!("{config} {}\n", path.display()));
        let credentials = provided(&home.chain(&sts([reply(&KEYS)]), "work")).await.unwrap();
        assert_eq!(credentials.account_id(), Some(expected));
    }
}

#[tokio::test]
async fn a_role_is_assumed_with_what_a_command_gives() {
    let home = Home::new("", "");
    let path = home.write("written", r#"{"Version": 1, "AccessKeyId": "AKIDTOOL", "SecretAccessKey": "hidden"}"#);
    let config = format!(
        "[profile tool]\ncredential_process = cat {}\n[profile work]\nrole_arn = {ROLE}\nsource_profile = tool\n",
        path.display()
    );
    home.write(".aws/config", &config);
    let server = sts([reply(&KEYS)]);
    assert_eq!(provided(&home.chain(&server, "work")).await.unwrap().access_key_id(), "ASIADEPLOY");
    assert_eq!(signer(&server.requests()[0]).unwrap()[0], "AKIDTOOL");
}

#[tokio::test]
async fn what_cannot_be_used_is_named_and_not_shown() {
    let keys = r#""AccessKeyId": "AKID", "SecretAccessKey": "hidden""#;
    let time = "its `Expiration` is not a time in ISO 8601";
    for (output, problem) in [
        ("", "it is not a JSON object"),
        ("hushed", "it is not a JSON object"),
        ("[]", "it is not a JSON object"),
        (r#"{"Version": 1, "SecretAccessKey": "hidden"#, "it is not a JSON object"),
        ("{KEYS}", "its `Version` is not 1"),
        (r#"{"Version": 2, KEYS}"#, "its `Version` is not 1"),
        (r#"{"Version": "1", KEYS}"#, "its `Version` is not 1"),
        (r#"{"Version": 1, "SecretAccessKey": "hidden"}"#, "it has no `AccessKeyId`"),
        (r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": ""}"#, "it has no `SecretAccessKey`"),
        (r#"{"Version": 1, KEYS, "Expiration": "soon"}"#, time),
        (r#"{"Version": 1, KEYS, "Expiration": ""}"#, time),
        (r#"{"Version": 1, KEYS, "Expiration": 32474995200}"#, "its `Expiration` is not text"),
        (r#"{"Version": 1, KEYS, "SessionToken": 1}"#, "its `SessionToken` is not text"),
    ] {
        let error = written(&output.replace("KEYS", keys)).await.unwrap_err();
        let beginning = "the `credential_process` of profile `work` failed: what `cat` wrote cannot be used: ";
        assert_eq!(error, format!("{beginning}{problem}"));
    }
}

#[tokio::test]
async fn a_command_that_fails_says_why() {
    assert_eq!(
        problem("sh -c 'echo hidden; echo no luck >&2; exit 3'").await,
        "`sh` ended with exit status: 3: no luck"
    );
    assert_eq!(problem("sh -c 'echo hidden; exit 3'").await, "`sh` ended with exit status: 3");
    assert_eq!(problem("sh -c 'kill -9 $$'").await, "`sh` ended with signal: 9 (SIGKILL)");
    assert_eq!(problem("sh -c 'exit").await, "a quotation in it has no end");
    assert_eq!(problem("''").await, "`` cannot be run: No such file or directory (os error 2)");
    let missing = "`/not/there` cannot be run: No such file or directory (os error 2)";
    assert_eq!(problem("/not/there --secret hidden").await, missing);
}

#[tokio::test]
async fn of_long_errors_the_end_is_shown() {
    let long = problem("sh -c 'yes häuser | head -c 500000 >&2; printf \"the\\nend\\n\" >&2; exit 1'").await;
    let shown = long.strip_prefix("`sh` ended with exit status: 1: …").unwrap_or_else(|| panic!("{long}"));
    assert!(shown.chars().count() == 1000 && shown.ends_with("the end"), "{shown}");
}

#[tokio::test]
async fn a_command_that_writes_without_end_is_killed() {
    for redirection in ["", ">&2"] {
        let home = Home::new("", "");
        let number = home.write("number", "");
        let script = home.write("endless", &format!("echo $$ > {}\nexec yes {redirection}\n", number.display()));
        home.write(".aws/config", &format!("[profile work]\ncredential_process = sh {}\n", script.display()));
        let error = error(&home.chain(&sts([reply(&KEYS)]), "work")).await.to_string();
        let expected = "failed: `sh` was killed: it wrote more than 1048576 bytes";
        assert!(error.ends_with(expected), "{error}");
        assert!(!is_there(fs::read_to_string(number).unwrap().trim()));
    }
}

#[tokio::test]
async fn a_command_may_write_as_much_as_is_allowed() {
    let least = r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hidden"}"#;
    let whole = least.to_owned() + &" ".repeat(1024 * 1024 - least.len());
    assert_eq!(written(&whole).await.unwrap(), Credentials::new("AKID", "hidden"));
    assert!(written(&(whole + " ")).await.unwrap_err().ends_with("it wrote more than 1048576 bytes"));
}

#[tokio::test]
async fn much_on_both_pipes_at_once_does_not_stop_a_command() {
    let least = r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hidden"}"#;
    let home = Home::new("", "");
    let script =
        format!("head -c 900000 /dev/zero >&2\nyes '' | head -n 500000\nhead -c 90000 /dev/zero >&2\necho '{least}'\n");
    let script = home.write("much", &script);
    home.write(".aws/config", &format!("[profile work]\ncredential_process = sh {}\n", script.display()));
    let credentials = provided(&home.chain(&sts([reply(&KEYS)]), "work")).await.unwrap();
    assert_eq!(credentials, Credentials::new("AKID", "hidden"));
}

#[tokio::test]
async fn a_command_may_go_on_after_its_output_is_closed() {
    let home = Home::new("", "");
    let least = r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hidden"}"#;
    for (status, expected) in [(0, None), (3, Some("`sh` ended with exit status: 3"))] {
        let script = home.write("late", &format!("echo '{least}'\nexec >&- 2>&-\nsleep 0.05\nexit {status}\n"));
        home.write(".aws/config", &format!("[profile work]\ncredential_process = sh '{}'\n", script.display()));
        let provided = provided(&home.chain(&sts([reply(&KEYS)]), "work")).await;
        let problem = provided.err().map(|error| error.to_string());
        assert_eq!(problem.as_deref().and_then(|problem| problem.split(" failed: ").nth(1)), expected);
    }
}

#[tokio::test]
async fn a_command_that_takes_too_long_is_named() {
    let home = Home::new("[profile work]\ncredential_process = sleep 60\n", "");
    let chain = home.chain(&sts([reply(&KEYS)]), "work");
    let timeouts = TimeoutConfig::builder().credentials_timeout(Duration::from_millis(50)).build();
    let config = nowhere().region("eu-west-1").timeout_config(timeouts).credentials_provider(chain).build();
    let error = codeartifact::Client::new(config).list_domains().send().await.unwrap_err().to_string();
    let said =
        "there are no usable credentials: the profile's `credential_process` did not answer within 50ms; if it may";
    assert!(error.contains(said), "{error}");
}

/// A command that says on a pipe of its own what its number is and, if it outlives the caller, that it lives. In between it
/// does something else.
fn slow(home: &Home, pipe: &Path, between: &str) {
    assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    let script = format!("exec 3> '{}'\n{between}\necho $$ >&3\nsleep 5 3>&-\necho lives >&3\n", pipe.display());
    let script = home.write("slow", &script);
    home.write(".aws/config", &format!("[profile work]\ncredential_process = sh '{}'\n", script.display()));
}

#[tokio::test]
async fn a_command_that_nobody_waits_for_is_killed() {
    for between in ["", "exec >&- 2>&-"] {
        let home = Home::new("", "");
        let pipe = home.write("slow", "").with_file_name("pipe");
        slow(&home, &pipe, between);
        let chain = home.chain(&sts([reply(&KEYS)]), "work");
        let mut call = tokio::spawn(async move { chain.provide().await });
        let (begun, has_begun) = tokio::sync::oneshot::channel();
        // A runtime would wait for a thread of its own, and a pipe without a command is never opened.
        std::thread::spawn(move || {
            let mut pipe = BufReader::new(File::open(pipe).unwrap());
            let mut number = String::new();
            pipe.read_line(&mut number).unwrap();
            begun.send((pipe, number)).unwrap();
        });
        let (mut pipe, number) = tokio::select! {
            begun = has_begun => begun.unwrap(),
            ended = &mut call => panic!("it has ended before the command: {ended:?}"),
        };
        call.abort();
        assert!(call.await.unwrap_err().is_cancelled());
        // The program may end now.
        assert!(!is_there(number.trim()));
        let mut rest = String::new();
        pipe.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
    }
}
