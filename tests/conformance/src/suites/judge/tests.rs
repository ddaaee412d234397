use super::super::results::Results;
use super::Judge;
use std::process::Command;

fn run(script: &str) -> (Results, Result<(), String>) {
    let mut command = Command::new("sh");
    command.args(["-c", script]);
    let mut results = Results::default();
    let outcome = Judge { command }.run(&mut results).map_err(|failure| failure.to_string());
    (results, outcome)
}

#[test]
fn lines_become_results() {
    let (results, outcome) = run(r#"echo '{"suite": "s", "case": "c", "outcome": "passed"}'"#);
    assert_eq!(outcome, Ok(()));
    let mut out = Vec::new();
    results.report(&mut out).unwrap();
    assert!(String::from_utf8(out).unwrap().contains("s            1        0        0"));
}

#[test]
fn a_judge_that_breaks_off_is_a_failure() {
    let (_, outcome) = run("exit 3");
    assert!(outcome.unwrap_err().contains("ended early: exit status: 3"));
}

#[test]
fn a_line_that_is_no_result_is_a_failure_that_names_the_command() {
    let message = run("echo hello").1.unwrap_err();
    assert!(message.contains(": hello\nrunning sh -c 'echo hello'"), "{message}");
}
