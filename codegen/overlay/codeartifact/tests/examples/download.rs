use crate::passage::{Fault, Passage};
use crate::world::{TOOL, World, run};
use codeartifact_fake::SeedAsset;
use std::fs;

const ARGUMENTS: [&str; 5] = ["acme", "staging", "generic/acme/tool", "1.0", "new/tool"];

#[test]
fn files_arrive_and_the_next_run_skips_what_is_whole() {
    let world = World::new();
    world.publish("1.0", &[1; 300_000]);
    assert_eq!(world.succeed("download", &ARGUMENTS), "new/tool/tool.bin is downloaded\n");
    assert_eq!(fs::read(world.path("new/tool/tool.bin")).unwrap(), [1; 300_000]);
    assert_eq!(world.succeed("download", &ARGUMENTS), "new/tool/tool.bin is there\n");
    world.write("new/tool/tool.bin", [1; 299_999]);
    assert_eq!(world.succeed("download", &ARGUMENTS), "new/tool/tool.bin is downloaded\n");
    assert_eq!(fs::read(world.path("new/tool/tool.bin")).unwrap(), [1; 300_000]);
}

#[test]
fn a_killed_run_leaves_no_half_of_a_file_and_the_next_finishes() {
    let world = World::new();
    world.publish("1.0", &[1; 300_000]);
    let asset = "GET /v1/package/version/asset?";
    let passage = Passage::new(world.fake.endpoint_url(), asset, 0, Fault::HeldUpAfter(150_000));
    passage.kill_there(&mut world.command("download", &ARGUMENTS, &passage.url));
    assert!(!world.path("new/tool/tool.bin").exists());
    assert_eq!(world.succeed("download", &ARGUMENTS), "new/tool/tool.bin is downloaded\n");
    assert_eq!(fs::read(world.path("new/tool/tool.bin")).unwrap(), [1; 300_000]);
}

#[test]
fn content_with_another_hash_is_refused() {
    let world = World::new();
    world.publish("1.0", &[1; 1000]);
    let passage = Passage::new(world.fake.endpoint_url(), "GET /v1/package/version/asset?", 0, Fault::Spoilt);
    let run = run(&mut world.command("download", &ARGUMENTS, &passage.url));
    assert!(!run.is_ok && run.err.contains("the content has the SHA-256"), "{run:?}");
    assert_eq!(fs::read_dir(world.path("new/tool")).unwrap().count(), 0);
}

#[test]
fn names_of_assets_lead_nowhere_else() {
    let world = World::new();
    world.fake.seed_asset(&SeedAsset { name: "../../evil", ..TOOL }).unwrap();
    let run = world.run("download", &ARGUMENTS);
    assert!(!run.is_ok && run.err.contains("`../../evil` cannot be the name of a file"), "{run:?}");
    assert!(!world.path("evil").exists());
}
