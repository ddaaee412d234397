use crate::passage::{Fault, Passage};
use crate::world::World;
use codeartifact::types::PackageVersionStatus::{Published, Unfinished};

const ARGUMENTS: [&str; 7] = ["acme", "staging", "generic/acme/tool", "1.0", "a.bin", "b.bin", "c.txt"];

fn world() -> World {
    let world = World::new();
    world.write("a.bin", vec![1; 300_000]);
    world.write("b.bin", vec![2; 300_000]);
    world.write("c.txt", "");
    world
}

async fn check(world: &World) {
    assert_eq!(world.versions("staging").await["1.0"], Published);
    assert_eq!(world.content("1.0", "a.bin").await, vec![1; 300_000]);
    assert_eq!(world.content("1.0", "b.bin").await, vec![2; 300_000]);
    assert_eq!(world.content("1.0", "c.txt").await, b"");
}

#[tokio::test]
async fn files_arrive_and_the_next_run_skips_them() {
    let world = world();
    let out = world.succeed("publish", &ARGUMENTS);
    assert_eq!(out, "a.bin is uploaded\nb.bin is uploaded\nc.txt is uploaded\ngeneric/acme/tool 1.0 is published\n");
    check(&world).await;
    let out = world.succeed("publish", &ARGUMENTS);
    assert_eq!(out, "a.bin is there\nb.bin is there\nc.txt is there\ngeneric/acme/tool 1.0 is published\n");
}

#[tokio::test]
async fn a_run_that_was_killed_is_finished_by_the_next() {
    let world = world();
    let publish = "POST /v1/package/version/publish";
    let passage = Passage::new(world.fake.endpoint_url(), publish, 1, Fault::HeldUpAfter(0));
    passage.kill_there(&mut world.command("publish", &ARGUMENTS, &passage.url));
    assert_eq!(world.versions("staging").await["1.0"], Unfinished);
    let out = world.succeed("publish", &ARGUMENTS);
    assert_eq!(out, "a.bin is there\nb.bin is there\nc.txt is uploaded\ngeneric/acme/tool 1.0 is published\n");
    check(&world).await;
}

#[tokio::test]
async fn a_published_asset_stays_as_it_is() {
    let world = world();
    world.succeed("publish", &ARGUMENTS);
    world.write("a.bin", "another content");
    let run = world.run("publish", &ARGUMENTS);
    assert!(!run.is_ok && run.err.contains("ConflictException"), "{run:?}");
    assert_eq!(world.content("1.0", "a.bin").await, vec![1; 300_000]);
}

#[test]
fn what_is_no_file_is_named() {
    let world = world();
    let run = world.run("publish", &["acme", "staging", "generic/acme/tool", "1.0", "missing.bin"]);
    assert!(!run.is_ok && run.err.contains("missing.bin"), "{run:?}");
    let run = world.run("publish", &["acme", "staging", "tool", "1.0", "a.bin"]);
    assert!(run.err.contains("`tool` is not a package: expected FORMAT/PACKAGE"), "{run:?}");
}
