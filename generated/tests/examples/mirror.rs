use crate::passage::{Fault, Passage};
use crate::world::{PAD, TOOL, World, run};
use codeartifact_fake::SeedAsset;
use std::fs;

const ARGUMENTS: [&str; 3] = ["acme", "staging", "copy"];

fn world() -> World {
    let world = World::new();
    for number in 1..=20 {
        world.publish(&format!("1.{number}"), &[number; 2000]);
    }
    world.fake.seed_asset(&PAD).unwrap();
    world
}

fn check(world: &World) {
    for number in 1..=20 {
        let path = world.path(&format!("copy/generic/acme/tool/1.{number}/tool.bin"));
        assert_eq!(fs::read(path).unwrap(), [number; 2000]);
    }
    assert_eq!(fs::read(world.path("copy/npm/left-pad/1.0/left-pad-1.3.0.tgz")).unwrap(), b"content");
}

#[test]
fn the_folder_has_what_the_repository_has_and_the_next_run_adds_what_is_new() {
    let world = world();
    assert_eq!(world.succeed("mirror", &ARGUMENTS).lines().count(), 21);
    check(&world);
    assert_eq!(world.succeed("mirror", &ARGUMENTS), "");
    world.write("copy/generic/acme/tool/1.7/tool.bin", "half");
    assert_eq!(world.succeed("mirror", &ARGUMENTS), "copy/generic/acme/tool/1.7/tool.bin\n");
    check(&world);
}

#[test]
fn a_run_that_was_killed_is_finished_by_the_next() {
    let world = world();
    let asset = "GET /v1/package/version/asset?";
    let passage = Passage::new(world.fake.endpoint_url(), asset, 3, Fault::HeldUpAfter(1000));
    passage.kill_there(&mut world.command("mirror", &ARGUMENTS, &passage.url));
    world.succeed("mirror", &ARGUMENTS);
    check(&world);
    for number in 1..=20 {
        // What the killed run had begun is gone, too.
        assert_eq!(fs::read_dir(world.path(&format!("copy/generic/acme/tool/1.{number}"))).unwrap().count(), 1);
    }
}

#[test]
fn what_cannot_be_copied_stops_nothing_else_and_is_listed() {
    let world = world();
    for (version, name) in [("1.3", "../evil"), ("1.3", "a/b.bin"), ("1.3", "zero"), ("1.9", "größe.txt")] {
        let content = if name == "zero" { &b""[..] } else { b"small" };
        world.fake.seed_asset(&SeedAsset { version, name, content, ..TOOL }).unwrap();
    }
    // There is a folder in the place of a file.
    fs::create_dir_all(world.path("copy/generic/acme/tool/1.5/tool.bin/mine")).unwrap();
    let run = world.run("mirror", &ARGUMENTS);
    assert!(!run.is_ok && run.err.starts_with("Error: not copied:\n"), "{run:?}");
    let mut lines: Vec<_> = run.err.lines().skip(1).collect();
    lines.sort();
    assert_eq!(lines.len(), 3, "{run:?}");
    assert!(lines[0].starts_with("generic/acme/tool 1.3: `../evil` cannot be the name of a file"), "{run:?}");
    assert!(lines[1].starts_with("generic/acme/tool 1.3: `a/b.bin` cannot be the name of a file"), "{run:?}");
    assert!(lines[2].starts_with("generic/acme/tool 1.5: ") && lines[2].contains("it is a directory"), "{run:?}");
    assert_eq!(run.out.lines().count(), 22, "{run:?}");
    assert_eq!(fs::read(world.path("copy/generic/acme/tool/1.3/zero")).unwrap(), b"");
    assert_eq!(fs::read(world.path("copy/generic/acme/tool/1.9/größe.txt")).unwrap(), b"small");
    fs::remove_dir_all(world.path("copy/generic/acme/tool/1.5/tool.bin")).unwrap();
    assert_eq!(world.run("mirror", &ARGUMENTS).out, "copy/generic/acme/tool/1.5/tool.bin\n");
}

#[test]
fn a_listing_that_fails_is_listed_too() {
    let world = World::new();
    let run = world.run("mirror", &["acme", "missing", "copy"]);
    assert!(
        !run.is_ok && run.err.contains("not copied:\nListPackages failed with ResourceNotFoundException"),
        "{run:?}"
    );
}

/// Where capitals do not matter, two names are those of one file. Here a link makes it so.
#[cfg(unix)]
#[test]
fn two_assets_of_one_file_are_a_failure() {
    let world = World::new();
    for name in ["A.txt", "a.txt"] {
        world.fake.seed_asset(&SeedAsset { name, content: name.as_bytes(), ..TOOL }).unwrap();
    }
    fs::create_dir_all(world.path("copy/generic/acme/tool/1.0")).unwrap();
    std::os::unix::fs::symlink("a.txt", world.path("copy/generic/acme/tool/1.0/A.txt")).unwrap();
    for _ in 0..2 {
        let run = world.run("mirror", &ARGUMENTS);
        assert!(!run.is_ok && run.err.contains("a.txt is the file of another asset, too"), "{run:?}");
    }
}

#[test]
fn content_with_another_hash_is_refused() {
    let world = World::new();
    world.publish("1.0", &[1; 1000]);
    let passage = Passage::new(world.fake.endpoint_url(), "GET /v1/package/version/asset?", 0, Fault::Spoilt);
    let run = run(&mut world.command("mirror", &ARGUMENTS, &passage.url));
    assert!(!run.is_ok && run.err.contains("the content has the SHA-256"), "{run:?}");
    assert_eq!(fs::read_dir(world.path("copy/generic/acme/tool/1.0")).unwrap().count(), 0);
}
