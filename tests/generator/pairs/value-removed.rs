use model::types::Colour;

pub fn green() -> Colour {
    Colour::Green
}
