use crate::world::World;
use serde_json::json;

#[test]
fn packages_that_allow_both_are_listed_and_fail_the_run() {
    let world = World::new();
    world.publish("1.0", b"content");
    assert!(world.succeed("audit", &["acme", "staging"]).starts_with("no package of staging allows both"));
    for (name, publish, upstream) in
        [("both", "ALLOW", "ALLOW"), ("published", "ALLOW", "BLOCK"), ("fetched", "BLOCK", "ALLOW")]
    {
        let origin = json!({
            "domain": "acme", "repository": "staging", "format": "npm", "namespace": "types", "package": name,
            "restrictions": { "publish": publish, "upstream": upstream },
        });
        world.fake.seed("PutPackageOriginConfiguration", &origin.to_string()).unwrap();
    }
    let run = world.run("audit", &["acme", "staging"]);
    assert!(!run.is_ok && run.err.contains("publishing and upstream versions: 1"), "{run:?}");
    assert_eq!(run.out, "npm/types/both\n");
}
