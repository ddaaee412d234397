use crate::world::World;

#[test]
fn packages_are_listed_with_the_size_of_their_newest_version() {
    let world = World::new();
    world.publish("1.0", b"four");
    world.publish("1.1", b"seven77");
    assert_eq!(world.succeed("blocking", &["acme", "staging"]), "generic/acme/tool 1.1 (7 bytes)\n");
}
