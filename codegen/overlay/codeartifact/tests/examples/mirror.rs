use crate::passage::{Fault, Passage};
use crate::world::{PAD, World, run};
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
