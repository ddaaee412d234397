use model::types::Colour;

pub fn run() -> String {
    Colour::values().join(" ")
}
