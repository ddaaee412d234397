use super::part::{Outcome, Part, Piece, Run, Scope};
use super::tools::Tool;
use super::verify;
use crate::arguments::Verify;
use crate::failure::Failure;
use crate::fixture::Repository;
use crate::lock::Lock;
use std::fs::{self, File};
use std::process::Command;

/// A part whose pieces are scripts, run in the folder of the workspace.
struct Scripts {
    scripts: Vec<(&'static str, &'static str)>,
    tools: fn() -> Vec<Tool>,
}

impl Part for Scripts {
    fn name(&self) -> &'static str {
        "scripts"
    }

    fn about(&self) -> &'static str {
        "some scripts"
    }

    fn tools(&self) -> Vec<Tool> {
        (self.tools)()
    }

    fn pieces(&self, scope: &Scope) -> Result<Vec<Piece>, Failure> {
        let pieces = self.scripts.iter().map(|(name, script)| {
            let mut command = Command::new("sh");
            command.current_dir(&scope.root).args(["-c", script]);
            Piece::new(*name, scope, command)
        });
        Ok(pieces.collect())
    }

    fn judge(&self, _: &Scope, _: &Piece, run: &Run) -> Result<Outcome, Failure> {
        Ok(Outcome::by_code(run, "things", 1_000))
    }
}

/// A repository in which scripts are run.
struct Workspace(Repository);

impl Workspace {
    fn new() -> Self {
        Self(Repository::new(&[(".gitignore", "target\nlog\n")]))
    }

    /// What the scripts have written.
    fn log(&self) -> String {
        fs::read_to_string(self.0.root().join("log")).unwrap_or_default()
    }

    /// Waits until nothing is at work here.
    fn wait(&self) {
        File::open(self.0.root().join("target/verify/lock")).unwrap().lock().unwrap();
    }

    fn run(&self, scripts: &[(&'static str, &'static str)], arguments: &Verify) -> (Result<(), Failure>, String) {
        self.with(Scripts { scripts: scripts.to_vec(), tools: Vec::new }, arguments)
    }

    fn with(&self, part: Scripts, arguments: &Verify) -> (Result<(), Failure>, String) {
        let mut out = Vec::new();
        let parts: [Box<dyn Part>; 1] = [Box::new(part)];
        let done = verify(&parts, arguments, self.0.root(), &mut out);
        (done, String::from_utf8(out).unwrap())
    }
}

#[test]
fn what_is_finished_is_not_run_again_until_a_file_changes() {
    let workspace = Workspace::new();
    let scripts = [("one", "echo one >> log"), ("two", "echo two >> log")];
    let (done, said) = workspace.run(&scripts, &Verify::default());
    assert!(done.is_ok() && said.ends_with("\nscripts  holds; 2 of 2 pieces, 0 s: 2,000 things\n"), "{said}");
    let (done, said) = workspace.run(&scripts, &Verify::default());
    assert!(done.is_ok() && said.contains("2 of 2 pieces were finished before"), "{said}");
    assert_eq!(workspace.log(), "one\ntwo\n");
    workspace.0.write("new", "a file that is not committed");
    let (_, said) = workspace.run(&scripts, &Verify::default());
    assert!(said.contains("[scripts 1/2] one: 1,000 things, 0 s\n"), "{said}");
    assert_eq!(workspace.log(), "one\ntwo\none\ntwo\n");
}

#[test]
fn a_piece_that_failed_is_run_again() {
    let workspace = Workspace::new();
    let (done, said) = workspace.run(&[("one", "echo one >> log"), ("two", "exit 9")], &Verify::default());
    assert!(matches!(done, Err(Failure::Reported(1))), "{said}");
    assert!(said.contains("it ended with exit code 9; what it printed is in"), "{said}");
    assert!(said.contains("a piece failed; 1 of 2 pieces"), "{said}");
    let mended = [("one", "echo one >> log"), ("two", "echo two >> log")];
    let (done, said) = workspace.run(&mended, &Verify::default());
    assert!(done.is_ok() && said.contains("1 of 2 pieces were finished before"), "{said}");
    assert_eq!(workspace.log(), "one\ntwo\n");
}

const KILLED_IN: &str = "BOTOCORE_TEST_KILLED_IN";
const KILLED_BY: &str = "BOTOCORE_TEST_KILLED_BY";

/// Is killed by its second piece, in the folder of the tests below.
#[test]
#[ignore = "it is run by tests of runs that are killed"]
fn a_run_that_is_killed() {
    let root = std::env::var_os(KILLED_IN).unwrap();
    let script = std::env::var(KILLED_BY).unwrap().leak();
    let scripts = vec![("one", "echo one >> log"), ("two", script)];
    let parts: [Box<dyn Part>; 1] = [Box::new(Scripts { scripts, tools: Vec::new })];
    let _ = verify(&parts, &Verify::default(), root.as_ref(), &mut Vec::new());
}

/// Kills a run by the script of its second piece.
fn kill_by(script: &str, workspace: &Workspace) {
    let mut killed = Command::new(std::env::current_exe().unwrap());
    killed.args(["--ignored", "--exact", "verify::tests::a_run_that_is_killed"]);
    killed.env(KILLED_IN, workspace.0.root()).env(KILLED_BY, script);
    assert_eq!(killed.output().unwrap().status.code(), None);
}

#[test]
fn a_run_that_is_killed_goes_on() {
    let workspace = Workspace::new();
    kill_by("kill -9 $PPID", &workspace);
    workspace.wait();
    let (done, said) = workspace.run(&[("one", "exit 1"), ("two", "echo two >> log")], &Verify::default());
    assert!(done.is_ok() && said.contains("1 of 2 pieces were finished before"), "{said}");
    assert_eq!(workspace.log(), "one\ntwo\n");
}

#[test]
fn what_a_killed_run_has_left_behind_keeps_the_lock() {
    let workspace = Workspace::new();
    let pipe = workspace.0.root().join("target/pipe");
    fs::create_dir_all(workspace.0.root().join("target")).unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    kill_by("kill -9 $PPID; read line < target/pipe; echo $line >> log", &workspace);
    let (done, _) = workspace.run(&[], &Verify::default());
    assert!(done.unwrap_err().to_string().ends_with("or a command that a killed run has left behind"));
    fs::write(&pipe, "two\n").unwrap();
    workspace.wait();
    assert_eq!(workspace.log(), "one\ntwo\n");
    assert!(workspace.run(&[], &Verify::default()).0.is_ok());
}

#[test]
fn a_piece_that_fails_shows_what_it_said() {
    let workspace = Workspace::new();
    let (_, said) = workspace.run(&[("one", "echo whispered; echo shouted >&2; kill -9 $$")], &Verify::default());
    assert!(said.contains("it ended with a signal"), "{said}");
    assert!(said.contains("  | whispered\n  | shouted\n"), "{said}");
}

#[test]
fn without_its_programs_a_part_is_left_out_of_a_sample_and_fails_a_full_run() {
    let workspace = Workspace::new();
    let tools = || vec![Tool { probe: &["no-such-program"], install: "apt-get install it" }];
    for full in [false, true] {
        let part = Scripts { scripts: vec![("one", "echo one >> log")], tools };
        let (done, said) = workspace.with(part, &Verify { full, ..Verify::default() });
        assert!(said.contains("scripts was not run: install first: apt-get install it\n"), "{said}");
        assert_eq!(done.is_err(), full);
    }
    assert_eq!(workspace.log(), "");
}

#[test]
fn the_list_says_how_far_each_part_has_come() {
    let workspace = Workspace::new();
    workspace.run(&[("one", "true"), ("two", "false")], &Verify::default()).0.unwrap_err();
    let list = Verify { list: true, ..Verify::default() };
    let (done, said) = workspace.run(&[("one", "true"), ("two", "echo two >> log")], &list);
    assert!(done.is_ok());
    assert_eq!(said, "scripts       some scripts\n              1 of 2 pieces are finished\n");
    assert_eq!(workspace.log(), "");
}

#[test]
fn pieces_are_chosen_by_a_word() {
    let workspace = Workspace::new();
    let arguments = Verify { piece: "w".to_owned(), ..Verify::default() };
    let (done, said) = workspace.run(&[("one", "exit 1"), ("two", "echo two >> log")], &arguments);
    assert!(done.is_ok() && said.ends_with("holds; 1 of 1 pieces, 0 s: 1,000 things\n"), "{said}");
}

#[test]
fn a_word_that_no_piece_has_is_an_error() {
    let workspace = Workspace::new();
    for (full, ending) in [(false, "; a sample has few pieces, so add `--full`"), (true, "")] {
        let arguments = Verify { full, piece: "x".to_owned(), ..Verify::default() };
        let (done, _) = workspace.run(&[("one", "echo one >> log")], &arguments);
        let expected = format!("nothing was run: no piece has `x` in its name{ending}");
        assert_eq!(done.unwrap_err().to_string(), expected);
    }
    assert_eq!(workspace.log(), "");
}

#[test]
fn a_part_that_does_not_exist_is_an_error() {
    let workspace = Workspace::new();
    let named = Verify { parts: vec!["script".to_owned()], ..Verify::default() };
    let failure = workspace.run(&[], &named).0.unwrap_err();
    assert!(matches!(failure, Failure::Usage(_)), "{failure:?}");
    assert_eq!(failure.to_string(), "unknown part `script`; did you mean `scripts`?");
}

#[test]
fn two_runs_at_once_are_refused() {
    let workspace = Workspace::new();
    fs::create_dir_all(workspace.0.root().join("target/verify")).unwrap();
    let lock = Lock::take(workspace.0.root().join("target/verify/lock"), "verify").unwrap();
    let (done, _) = workspace.run(&[], &Verify::default());
    assert!(done.unwrap_err().to_string().starts_with("another run of"));
    drop(lock);
    assert!(workspace.run(&[], &Verify::default()).0.is_ok());
}

#[test]
fn a_sample_depends_on_the_files_alone() {
    let workspace = Workspace::new();
    let first = super::scope(workspace.0.root(), &Verify::default()).unwrap();
    assert_eq!(super::scope(workspace.0.root(), &Verify::default()).unwrap().seed, first.seed);
    workspace.0.write("new", "x");
    assert_ne!(super::scope(workspace.0.root(), &Verify::default()).unwrap().seed, first.seed);
}
