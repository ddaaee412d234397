use super::all;
use crate::arguments::workspace;
use crate::features;
use crate::fixture::Repository;
use crate::verify::figures::Figures;
use crate::verify::part::{Part, Run, Scope};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn part(name: &str) -> Box<dyn Part> {
    all().into_iter().find(|part| part.name() == name).unwrap()
}

/// A repository with what parts look for.
fn repository() -> Repository {
    let source = |path: &'static str| (path, "");
    Repository::new(&[
        source("codegen/credentials/src/generated/sts/client.rs"),
        source("codegen/credentials/src/mfa.rs"),
        source("codegen/credentials/src/session.rs"),
        source("codegen/runtime/src/call/retry.rs"),
        source("codegen/runtime/src/call/retry/tests.rs"),
        source("codegen/runtime/src/client/tests/retries.rs"),
        source("codegen/runtime/src/test_service/lib.rs"),
        source("codegen/runtime/src/wire/uri.rs"),
        source("codegen/src/lib.rs"),
        source("codegen/src/lower.rs"),
        source("codegen/src/lower/docs/tests.rs"),
        source("codegen/src/lower/uri.rs"),
        source("tests/fuzz/targets/errors.rs"),
        source("tests/fuzz/targets/replies.rs"),
    ])
}

fn scope(repository: &Repository, full: bool) -> Scope {
    let (tree, state) = ("HEAD".to_owned(), "state".to_owned());
    Scope { full, seed: 0, mutants: None, tree, state, root: repository.root().to_owned() }
}

/// The command lines of a part.
fn commands(name: &str, scope: &Scope) -> Vec<String> {
    let pieces = part(name).pieces(scope).unwrap();
    let commands = pieces.iter().flat_map(|piece| &piece.commands);
    let arguments =
        commands.map(|command| command.get_args().map(|it| it.to_string_lossy()).collect::<Vec<_>>().join(" "));
    arguments.collect()
}

#[test]
fn parts_and_pieces_have_names_of_their_own() {
    let mut names: Vec<_> = all().iter().map(|part| part.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all().len());
    let repository = repository();
    let scope = scope(&repository, true);
    for part in all() {
        let mut pieces: Vec<_> = part.pieces(&scope).unwrap().into_iter().map(|piece| piece.name).collect();
        let number = pieces.len();
        pieces.sort_unstable();
        pieces.dedup();
        assert!(number > 0 && pieces.len() == number, "{}: {pieces:?}", part.name());
    }
}

#[test]
fn a_sample_has_one_piece_of_each_part_and_changes_with_the_seed() {
    let repository = repository();
    let mut scope = scope(&repository, false);
    for part in all().into_iter().filter(|part| part.name() != "additions") {
        let mut seen = BTreeSet::new();
        for seed in 0..7 {
            scope.seed = seed;
            let pieces = part.pieces(&scope).unwrap();
            assert_eq!(pieces.len(), 1, "{}", part.name());
            seen.extend(pieces.into_iter().map(|piece| piece.name));
        }
        assert!(seen.len() > 1, "{}: {seen:?}", part.name());
    }
}

#[test]
fn additions_have_no_sample_and_all_tests() {
    let repository = repository();
    assert!(part("additions").pieces(&scope(&repository, false)).unwrap().is_empty());
    let commands = commands("additions", &scope(&repository, true));
    assert_eq!(commands[0], "xtask codegen");
    assert!(commands[1].starts_with("test --locked --workspace --no-fail-fast -- --skip an_additive_"), "{commands:?}");
}

#[test]
fn no_part_works_where_its_record_is() {
    let repository = repository();
    let scope = scope(&repository, true);
    for part in all() {
        let record = scope.record(part.as_ref());
        let folders = part.pieces(&scope).unwrap().into_iter().flat_map(|piece| piece.commands);
        let mut folders = folders.filter_map(|command| command.get_current_dir().map(Path::to_owned));
        assert!(folders.all(|folder| folder != record), "{}", part.name());
    }
}

/// The file of this program is another one once a run beside this one has built it anew.
#[test]
fn no_piece_runs_this_program() {
    let (repository, this) = (repository(), std::env::current_exe().unwrap());
    for part in all() {
        let pieces = part.pieces(&scope(&repository, true)).unwrap();
        let mut commands = pieces.iter().flat_map(|piece| &piece.commands);
        assert!(commands.all(|command| command.get_program() != this), "{}", part.name());
    }
}

#[test]
fn a_full_simulation_is_a_million_worlds_once() {
    let repository = repository();
    let scope = scope(&repository, true);
    let commands = commands("simulation", &scope);
    assert_eq!((commands.len(), commands[0].as_str()), (40, "xtask simulate --from 0 --seeds 25000"));
    assert_eq!(commands[39], "xtask simulate --from 975000 --seeds 25000");
}

#[test]
fn mutants_are_made_of_files_that_are_neither_tests_nor_emitted() {
    let repository = repository();
    let scope = scope(&repository, true);
    let pieces = part("mutation").pieces(&scope).unwrap();
    let files: Vec<_> = pieces.iter().map(|piece| piece.name.as_str()).collect();
    assert_eq!(files, ["codegen/runtime/src/call/retry.rs", "codegen/runtime/src/wire/uri.rs"]);
    assert!(pieces.iter().all(|piece| piece.state.len() == 12 && piece.commands.len() == 2));
    let pieces = part("lowering").pieces(&scope).unwrap();
    let files: Vec<_> = pieces.iter().map(|piece| piece.name.as_str()).collect();
    assert_eq!(files, ["codegen/src/lower.rs", "codegen/src/lower/uri.rs"]);
    let pieces = part("credentials").pieces(&scope).unwrap();
    let files: Vec<_> = pieces.iter().map(|piece| piece.name.as_str()).collect();
    assert_eq!(files, ["codegen/credentials/src/mfa.rs", "codegen/credentials/src/session.rs"]);
}

#[test]
fn mutants_of_the_lowering_are_shown_to_tests_that_compile_nothing_emitted() {
    let repository = repository();
    let commands = commands("lowering", &scope(&repository, true));
    assert_eq!(commands.len(), 2);
    for part in ["--package botocore-codegen ", "--test-package=botocore-codegen-tests", "=--test=lowering"] {
        assert!(commands.iter().all(|command| command.contains(part)), "{part}: {commands:?}");
    }
    // What follows is for the tests themselves.
    assert!(commands[0].ends_with(" -- -- --skip vocabulary --skip every_small_model"), "{commands:?}");
}

#[test]
fn mutants_are_compiled() {
    let repository = Repository::new(&[("codegen/runtime/src/call/client/config/sdk_config/clock.rs", "")]);
    let with_sdk = commands("mutation", &scope(&repository, true));
    assert!(with_sdk.iter().all(|command| command.contains("--features aws-config")), "{with_sdk:?}");
    assert!(with_sdk[1].contains("--cargo-arg=--test=aws_config"), "{with_sdk:?}");
    // A feature that is left out here hides what it brings from the tests.
    let others = commands("mutation", &scope(&self::repository(), true));
    let (_, features) = others[0].split_once("--features ").unwrap();
    let features: Vec<_> = features.split([',', ' ']).collect();
    for feature in features::of(&workspace().join("codegen/runtime")).unwrap() {
        let is_brought = ["aws-config", "client", "default", "tokio"].contains(&feature.as_str());
        assert!(is_brought || features.contains(&feature.as_str()), "{feature} is not in {features:?}");
    }
}

#[test]
fn mutants_have_to_be_caught_by_ninety_seven_of_a_hundred_and_none_may_hang() {
    let verdict = |numbers: &[(&str, u64)]| part("mutation").verdict(&Figures::of(numbers), 1);
    assert_eq!(verdict(&[("caught", 97), ("missed", 3), ("unviable", 50)]), Ok(()));
    assert!(verdict(&[("caught", 96), ("missed", 3)]).unwrap_err().contains("97 %"));
    assert!(verdict(&[("caught", 99), ("hung", 1)]).unwrap_err().contains("hangs"));
    assert!(verdict(&[("caught", 99), ("broken", 1)]).is_err());
    assert!(part("credentials").verdict(&Figures::of(&[("caught", 99), ("hung", 1)]), 1).is_err());
    // The lowering ends or it does not: there is nobody who waits for it unawares.
    let verdict = |numbers: &[(&str, u64)]| part("lowering").verdict(&Figures::of(numbers), 1);
    assert_eq!(verdict(&[("caught", 94), ("hung", 1), ("missed", 5)]), Ok(()));
    assert!(verdict(&[("caught", 94), ("missed", 5)]).unwrap_err().contains("95 %"));
}

#[test]
fn a_file_of_the_lowering_is_finished_if_its_mutants_are_caught_or_never_end() {
    let repository = repository();
    let scope = scope(&repository, true);
    let piece = part("lowering").pieces(&scope).unwrap().remove(0);
    let folder = scope.folder().join(format!("mutants/codegen_src_lower.rs-{}/mutants.out", piece.state));
    fs::create_dir_all(&folder).unwrap();
    let judged = || {
        let outcome = part("lowering").judge(&scope, &piece, &Run { code: Some(3), log: &folder }).unwrap();
        (outcome.finished, outcome.figures.to_string())
    };
    fs::write(folder.join("timeout.txt"), "a.rs:1: x\n").unwrap();
    assert_eq!(judged(), (true, "1 hung".to_owned()));
    fs::write(folder.join("missed.txt"), "a.rs:2: y\n").unwrap();
    assert_eq!(judged(), (false, "1 hung, 1 missed".to_owned()));
}

#[test]
fn every_target_is_fuzzed_for_a_quarter_of_an_hour() {
    let repository = repository();
    let commands = commands("fuzzing", &scope(&repository, true));
    assert_eq!(commands.len(), 2);
    let ends = |command: &String, target: &str| {
        command.starts_with("run nightly cargo fuzz run") && command.contains(&format!("corpus/{target} -- "))
    };
    assert!(ends(&commands[0], "errors") && ends(&commands[1], "replies"), "{commands:?}");
    assert!(commands.iter().all(|command| command.ends_with("-max_total_time=900 -timeout=30")), "{commands:?}");
}

#[test]
fn releases_are_compared_forwards_and_backwards() {
    let repository = repository();
    let commands_of = |full| commands("history", &scope(&repository, full));
    let all = commands_of(true);
    for command in [
        "xtask diff 1.17.0 1.20.0 --service codeartifact --prove",
        "xtask diff 1.20.0 1.17.0 --service codeartifact --prove",
        "xtask diff 1.33.0 1.44.8 --service iam --prove",
    ] {
        assert!(all.iter().any(|known| known == command), "{all:?}");
    }
    let [sample] = commands_of(false).try_into().unwrap();
    assert!(all.contains(&sample));
}
