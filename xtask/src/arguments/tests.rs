use super::{Bench, Codegen, Comparison, Diff, Format, Migration, Request, Usage, Verify, read};
use botocore_codegen::diff::Class;
use std::ffi::OsString;
use std::path::Path;

fn request(line: &str) -> Result<Request, Usage> {
    read(line.split_whitespace().map(OsString::from))
}

fn codegen(line: &str) -> Codegen {
    match request(line) {
        Ok(Request::Codegen(arguments)) => arguments,
        other => panic!("{line}: {other:?}"),
    }
}

fn message(line: &str) -> String {
    match request(line) {
        Err(Usage(message)) => message,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn defaults_are_folders_of_the_workspace() {
    let arguments = codegen("codegen");
    assert!(!arguments.check);
    assert!(arguments.model.ends_with("model/data"));
    assert_eq!(arguments.service.as_deref(), Some("codeartifact"));
    assert!(arguments.out.ends_with("generated"));
    assert!(arguments.model.starts_with(super::workspace()));
    assert_eq!(arguments.operations, None);
    assert_eq!(arguments.command, "cargo xtask codegen");
}

#[test]
fn options_are_read_in_any_order_and_spelling() {
    let arguments =
        codegen("codegen --operations=ListDomains,GetAsset --out o --check --model m --operations A --service s");
    assert!(arguments.check);
    assert_eq!(arguments.model, Path::new("m"));
    assert_eq!(arguments.service.as_deref(), Some("s"));
    assert_eq!(codegen("codegen --model m").service, None);
    assert_eq!(arguments.out, Path::new("o"));
    assert_eq!(arguments.operations.as_deref(), Some(&["ListDomains", "GetAsset", "A"].map(str::to_owned)[..]));
    assert_eq!(
        arguments.command,
        "cargo xtask codegen --model m --service s --out o --operations ListDomains,GetAsset,A"
    );
}

#[test]
fn parts_of_the_benchmark_are_named_freely() {
    let Ok(Request::Bench(arguments)) = request("bench call --rounds 3 stream --only token") else {
        panic!("it is read")
    };
    let (parts, only) = (vec!["call".to_owned(), "stream".to_owned()], Some("token".to_owned()));
    assert_eq!(arguments, Bench { parts, quick: false, rounds: Some(3), only });
    assert_eq!(arguments.command("call"), "cargo xtask bench call --rounds 3");
    assert!(!arguments.is_kept() && Bench::default().is_kept());
    assert!(message("bench --rounds 0").contains("above 0"));
}

#[test]
fn the_command_that_mends_can_be_pasted() {
    let words = ["codegen", "--model", "mod äö", "--out", "it's $HOME", "--operations", "A;B"];
    let Ok(Request::Codegen(arguments)) = read(words.map(OsString::from)) else { panic!("the words are understood") };
    let command = r"cargo xtask codegen --model 'mod äö' --out 'it'\''s $HOME' --operations 'A;B'";
    assert_eq!(arguments.command, command);
}

#[test]
fn a_crate_in_another_folder_stands_alone() {
    assert!(codegen("codegen --out o").stands_alone);
    assert!(!codegen("codegen --operations A").stands_alone);
    let generated = super::workspace().join("generated");
    assert!(!codegen(&format!("codegen --out {}", generated.display())).stands_alone);
    assert!(!codegen(&format!("codegen --out {}/codegen/../generated/.", super::workspace().display())).stands_alone);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_checkout_is_the_checkout() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(super::workspace(), &link).unwrap();
    assert!(!codegen(&format!("codegen --out {}/generated", link.display())).stands_alone);
    assert!(codegen(&format!("codegen --out {}/other", link.display())).stands_alone);
}

#[test]
fn help_is_there_for_the_program_and_the_task() {
    for line in ["--help", "-h", "help"] {
        assert!(matches!(request(line), Ok(Request::Help(text)) if text.contains("Tasks:")), "{line}");
    }
    assert!(matches!(request("migration -h"), Ok(Request::Help(text)) if text.contains("MIGRATION.md")));
    for line in ["codegen --help", "codegen --check -h"] {
        assert!(matches!(request(line), Ok(Request::Help(text)) if text.contains("--operations")), "{line}");
    }
}

#[test]
fn migration_writes_unless_it_checks() {
    for (line, check) in [("migration", false), ("migration --check", true)] {
        assert_eq!(request(line), Ok(Request::Migration(Migration { check })));
    }
    assert!(message("migration now").contains("`migration` takes options only, found `now`"));
}

#[test]
fn a_release_is_a_dry_run() {
    assert_eq!(request("release --dry-run"), Ok(Request::Release));
    assert!(message("release").contains("say --dry-run, and see RELEASING.md"));
    assert!(message("release --dry").contains("did you mean `--dry-run`?"));
    assert!(matches!(request("release -h"), Ok(Request::Help(text)) if text.contains("Nothing is uploaded")));
}

#[test]
fn mistyped_arguments_are_refused_with_a_hint() {
    assert_eq!(message("codegen --chek"), "unknown option `--chek`; did you mean `--check`?");
    assert_eq!(message("codgen"), "unknown task `codgen`; did you mean `codegen`?");
    assert!(message("codegen --verbose").contains("--help"));
    assert!(message("codegen -x").starts_with("unknown option `-x`"));
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    assert!(message("").starts_with("expected a task"));
    assert!(message("--check").starts_with("expected a task, found the option --check"));
    assert!(message("codegen now").contains("found `now`"));
    assert!(message("codegen --out").contains("--out"));
    assert!(message("codegen --check=yes").contains("--check"));
    assert!(message("codegen --out a --out b").contains("given twice"));
    assert!(message("codegen --operations A,,B").contains("A,,B"));
    assert!(message("codegen --model=").contains("empty"));
    assert!(message("codegen --service=").contains("empty"));
}

#[test]
fn tasks_without_options_take_help_alone() {
    let tasks = [
        ("compatibility", Request::Compatibility, "today's runtime"),
        ("docs", Request::Docs, "cargo xtask docs"),
        ("least-version", Request::LeastVersion, "rust-version"),
        ("targets", Request::Targets, "WebAssembly"),
    ];
    for (task, expected, told) in tasks {
        assert_eq!(request(task), Ok(expected));
        assert!(matches!(request(&format!("{task} -h")), Ok(Request::Help(text)) if text.contains(told)), "{task}");
        assert!(message(&format!("{task} --hlep")).contains("did you mean `--help`?"));
        assert!(message(&format!("{task} all")).contains("takes options only, found `all`"));
    }
}

#[test]
fn a_mistyped_task_may_be_any_that_the_help_lists() {
    let (_, listed) = super::help::ALL.split_once("Tasks:\n").unwrap();
    let tasks: Vec<_> = listed.lines().map_while(|line| line.split_whitespace().next()).collect();
    assert!(tasks.contains(&"verify"), "{tasks:?}");
    for task in tasks {
        assert!(message(&format!("{task}e")).contains(&format!("did you mean `{task}`?")), "{task}");
    }
}

#[test]
fn verify_takes_parts_and_how_much_of_them() {
    let arguments = |line| match request(line) {
        Ok(Request::Verify(arguments)) => arguments,
        other => panic!("{line}: {other:?}"),
    };
    assert_eq!(arguments("verify"), Verify::default());
    let parts = vec!["fuzzing".to_owned(), "mutation".to_owned()];
    assert_eq!(
        arguments("verify --full --part fuzzing --part=mutation"),
        Verify { full: true, parts, ..Verify::default() }
    );
    assert_eq!(arguments("verify --piece wire").piece, "wire");
    assert!(message("verify --piece a --piece b").contains("given twice"));
    let sample = arguments("verify --part lowering --mutants 200 --seed 7");
    assert_eq!((sample.mutants, sample.seed), (Some(200), Some(7)));
    for option in ["verify --mutants", "verify --seed", "bench --rounds"] {
        let name = option.split(' ').nth(1).unwrap();
        assert_eq!(message(&format!("{option} -1")), format!("{name} needs a whole number, found `-1`"));
    }
    assert_eq!(message("verify --mutants 0"), "--mutants needs a number above 0");
    assert!(arguments("verify --list").list);
    assert!(message("verify --ful").contains("did you mean `--full`?"));
}

#[test]
fn models_are_compared_as_asked() {
    let compared = |line: &str| match request(line) {
        Ok(Request::Diff(Diff::Compare(comparison))) => comparison,
        other => panic!("{line}: {other:?}"),
    };
    let expected = Comparison {
        old: "1.17.0".into(),
        new: "model/data".into(),
        service: "codeartifact".to_owned(),
        format: Format::Text,
        fail_on: None,
        ignored: Vec::new(),
        prove: false,
    };
    assert_eq!(compared("diff 1.17.0 model/data"), expected);
    let comparison =
        compared("diff --format json a --fail-on=behaviour b --service sts --ignore uri-changed,auth-changed");
    assert_eq!(comparison.fail_on, Some(Class::Behaviour));
    assert_eq!((comparison.format, comparison.service.as_str()), (Format::Json, "sts"));
    assert_eq!(comparison.ignored, ["uri-changed", "auth-changed"]);
    assert_eq!(request("diff --rules --format markdown"), Ok(Request::Diff(Diff::Rules(Format::Markdown))));
    assert_eq!(request("diff --schema"), Ok(Request::Diff(Diff::Schema)));
    for (line, expected) in [
        ("diff 1.17.0", "compares two models, found 1"),
        ("diff a b c", "compares two models, found 3"),
        ("diff a b --rules", "stand alone"),
        ("diff a b --format jsn", "did you mean `json`?"),
        ("diff a b --fail-on majr", "did you mean `major`?"),
        ("docs --xyz", "unknown option `--xyz`; there is --help"),
        ("diff a b --fail-on all", "unknown class `all`; there are "),
        ("diff a b --format yaml", "unknown format `yaml`; there are text, markdown, json"),
        ("diff a b --ignore operation-remove", "unknown rule `operation-remove`; did you mean `operation-removed`?"),
        ("diff a b --ignore ,", "unknown rule ``"),
        ("diff a b --fromat json", "did you mean `--format`?"),
        ("diff a b --format json --format text", "given twice"),
        ("diff a b --prove --format json", "prints no report"),
    ] {
        assert!(message(line).contains(expected), "{line}: {}", message(line));
    }
}
