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
    // The run may have been killed before it had begun a file.
    fs::create_dir_all(world.path("new/tool")).unwrap();
    world.write("new/tool/.00000000-0000-4000-8000-000000000000.part", "half");
    world.write("new/tool/.mine.part", "kept");
    assert_eq!(world.succeed("download", &ARGUMENTS), "new/tool/tool.bin is downloaded\n");
    assert_eq!(fs::read(world.path("new/tool/tool.bin")).unwrap(), [1; 300_000]);
    // What the killed run had begun is gone, and what is not its own stays.
    assert_eq!(fs::read_dir(world.path("new/tool")).unwrap().count(), 2);
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
    for name in ["../../evil", "a/b", "..", "zero", "größe.txt"] {
        world.fake.seed_asset(&SeedAsset { name, content: b"", ..TOOL }).unwrap();
    }
    let run = world.run("download", &ARGUMENTS);
    assert!(!run.is_ok && run.err.contains("`../../evil` cannot be the name of a file"), "{run:?}");
    assert!(run.err.contains("\n..: `..` cannot be") && run.err.contains("\na/b: `a/b` cannot be"), "{run:?}");
    assert_eq!(run.out, "new/tool/größe.txt is downloaded\nnew/tool/zero is downloaded\n");
    assert!(!world.path("evil").exists());
    assert_eq!(fs::read(world.path("new/tool/zero")).unwrap(), b"");
}
