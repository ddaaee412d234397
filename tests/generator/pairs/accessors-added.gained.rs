use model::types::Thing;

pub fn text(thing: &Thing) -> Option<&str> {
    thing.text()
}
