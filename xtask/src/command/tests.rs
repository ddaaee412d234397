use super::{interpreter, python, quietly, shown};
use std::process::Command;

#[test]
fn commands_are_shown_as_a_shell_takes_them() {
    let mut command = Command::new("python3");
    command.args(["-m", "pip", "--dest", "a folder", "it's", ""]);
    assert_eq!(shown(&command), r"python3 -m pip --dest 'a folder' 'it'\''s' ''");
}

#[test]
fn a_missing_program_is_named_with_the_command_to_repeat() {
    let mut command = Command::new("no-such-program-here");
    let failure = quietly(command.arg("x"), "fetch it", "Run this:").unwrap_err().to_string();
    assert_eq!(
        failure,
        "cannot fetch it: there is no program `no-such-program-here` on the path\n\n\
         Run this:\n\n    no-such-program-here x"
    );
}

#[test]
fn what_a_failed_program_said_is_in_the_message() {
    let mut command = Command::new("cargo");
    let failure = quietly(command.arg("no-such-task-here"), "try", "Run this:").unwrap_err().to_string();
    assert!(failure.contains("no such command"), "{failure}");
}

#[test]
fn python_is_the_interpreter_and_no_script_that_finds_one() {
    let named = python();
    let asked = Command::new(named.get_program()).args(["-c", "import sys; print(sys.executable)"]).output();
    let Ok(asked) = asked else {
        return;
    };
    assert_eq!(String::from_utf8_lossy(&asked.stdout).trim_end(), named.get_program());
    assert_eq!(interpreter("no-such-program-here".as_ref()), None);
    assert_eq!(interpreter("cargo".as_ref()), None, "it takes other arguments");
}
