use model::types::Colour;

pub fn blue() -> Colour {
    Colour::Blue
}
