use model::types::Thing;

pub fn thing() -> Thing {
    Thing::builder().text("here").build()
}
