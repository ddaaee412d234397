use crate::passage::{Fault, Passage};
use crate::world::World;
use codeartifact::types::PackageFormat;
use codeartifact::types::PackageVersionStatus::Archived;
use std::fs;

const PLAN: [&str; 6] = ["plan", "old.txt", "acme", "staging", "generic/acme/tool", "2"];

fn world(versions: usize) -> World {
    let world = World::new();
    for number in 1..=versions {
        world.publish(&format!("1.{number}"), b"content");
    }
    world
}

#[tokio::test]
async fn the_plan_is_deleted_and_nothing_else() {
    let world = world(5);
    let plan = world.succeed("prune", &PLAN);
    assert_eq!(plan, "acme staging generic/acme/tool\n1.3\n1.2\n1.1\n");
    assert_eq!(fs::read_to_string(world.path("old.txt")).unwrap(), plan);
    assert_eq!(world.versions("staging").await.len(), 5);
    // Somebody reads the plan, and wants to keep a version; the editor ends lines in its own way. Another version is
    // published meanwhile.
    world.write("old.txt", plan.replace("1.2\n", "\n").replace('\n', "\r\n"));
    world.publish("1.6", b"content");
    assert_eq!(world.succeed("prune", &["apply", "old.txt"]), "1.3 is deleted\n1.1 is deleted\n");
    assert!(world.versions("staging").await.keys().eq(["1.2", "1.4", "1.5", "1.6"]));
    assert!(!world.path("old.txt").exists());
}

#[tokio::test]
async fn a_run_that_was_killed_is_finished_by_the_next() {
    let world = world(103);
    world.succeed("prune", &PLAN);
    // The second call is done by the service, and the program never knows.
    let passage = Passage::new(world.fake.endpoint_url(), "POST /v1/package/versions/delete", 1, Fault::HeldUpAfter(0));
    passage.kill_there(&mut world.command("prune", &["apply", "old.txt"], &passage.url));
    world.publish("1.104", b"content");
    assert!(world.path("old.txt").exists());
    let out = world.succeed("prune", &["apply", "old.txt"]);
    assert_eq!(out.matches("was deleted before").count(), 101, "{out}");
    assert!(world.versions("staging").await.keys().eq(["1.102", "1.103", "1.104"]));
    assert!(!world.path("old.txt").exists());
}

#[tokio::test]
async fn a_version_that_has_changed_is_left_alone_and_named() {
    let world = world(4);
    world.succeed("prune", &PLAN);
    let archive = world.client.update_package_versions_status().domain("acme").repository("staging");
    let archive = archive
        .format(PackageFormat::Generic)
        .namespace("acme")
        .package("tool")
        .versions("1.1")
        .target_status(Archived);
    archive.send().await.unwrap().into_result().unwrap();
    let run = world.run("prune", &["apply", "old.txt"]);
    assert!(!run.is_ok && run.err.contains("1.1"), "{run:?}");
    assert_eq!(run.out, "1.2 is deleted\n");
    assert!(world.versions("staging").await.keys().eq(["1.1", "1.3", "1.4"]));
    assert!(world.path("old.txt").exists());
}

#[test]
fn slips_are_named() {
    let world = world(1);
    for (arguments, part) in [
        (
            &["plan", "old.txt", "acme", "staging", "generic/acme/tool", "0"][..],
            "`0` is not a number of versions to keep",
        ),
        (&["apply", "old.txt"], "cannot read the plan old.txt"),
        (&["aply", "old.txt"], "usage: prune plan FILE"),
    ] {
        let run = world.run("prune", arguments);
        assert!(!run.is_ok && run.err.contains(part), "{run:?}");
    }
    world.write("old.txt", "1.0\n");
    let run = world.run("prune", &["apply", "old.txt"]);
    assert!(run.err.contains("old.txt does not begin with a domain"), "{run:?}");
}
