use crate::world::World;
use serde_json::json;

fn event(repository: &str, version: &str, state: &str) -> String {
    let detail = json!({
        "domainName": "acme", "repositoryName": repository, "packageFormat": "generic", "packageNamespace": "acme",
        "packageName": "tool", "packageVersion": version, "packageVersionState": state,
    });
    json!({ "detail-type": "CodeArtifact Package Version State Change", "detail": detail }).to_string()
}

#[tokio::test]
async fn a_failed_invocation_does_not_keep_the_next_from_being_handled() {
    let world = World::new();
    world.publish("1.0", b"content");
    let events = [
        event("staging", "1.0", "Unfinished"),
        event("staging", "9.9", "Published"),
        event("staging", "1.0", "Published"),
        event("staging", "1.0", "Published"),
        event("production", "1.0", "Published"),
    ];
    world.write("events", events.join("\n"));
    let out = world.succeed("lambda", &["production", "events"]);
    let lines: Vec<_> = out.lines().collect();
    let [unfinished, missing, copied, again, own] = lines[..] else { panic!("{out}") };
    assert!(missing.contains("9.9: NOT_FOUND"), "{missing}");
    let expected = ["nothing to do", "copied 1.0", "1.0 is there", "nothing to do"];
    assert_eq!([unfinished, copied, again, own], expected);
    assert!(world.versions("production").await.keys().eq(["1.0"]));
}
