use crate::world::World;
use codeartifact::types::PackageVersionStatus::Published;

#[tokio::test]
async fn each_version_that_is_not_copied_is_named_with_its_reason() {
    let world = World::new();
    for version in ["1.0", "1.1"] {
        world.publish(version, b"content");
    }
    let place = ["acme", "staging", "production", "generic/acme/tool"];
    let out = world.succeed("promote", &[&place[..], &["1.0"]].concat());
    assert_eq!(out, "generic/acme/tool 1.0 is in production\n");
    let run = world.run("promote", &[&place[..], &["1.0", "1.1", "9.9"]].concat());
    assert!(!run.is_ok, "{run:?}");
    assert_eq!(run.out, "generic/acme/tool 1.1 is in production\n");
    for part in ["failed for 2 of 3 elements", "1.0: ALREADY_EXISTS", "9.9: NOT_FOUND"] {
        assert!(run.err.contains(part), "{run:?}");
    }
    let versions = world.versions("production").await;
    assert_eq!(versions.into_iter().collect::<Vec<_>>(), ["1.0", "1.1"].map(|it| (it.to_owned(), Published)));
}

#[tokio::test]
async fn more_versions_than_one_call_takes_are_copied() {
    let world = World::new();
    let versions: Vec<_> = (0..101).map(|number| format!("1.{number}")).collect();
    for version in &versions {
        world.publish(version, b"content");
    }
    let mut arguments = vec!["acme", "staging", "production", "generic/acme/tool"];
    arguments.extend(versions.iter().map(String::as_str));
    assert_eq!(world.succeed("promote", &arguments).lines().count(), 101);
    assert_eq!(world.versions("production").await.len(), 101);
}
