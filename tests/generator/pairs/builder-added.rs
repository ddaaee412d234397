use model::types::Thing;

pub fn text(thing: &Thing) -> Option<String> {
    thing.text.clone()
}
