use model::types::Colour;

pub fn run() -> String {
    let colour = Colour::from("blue");
    format!("{} {:?}", colour == Colour::Red, colour)
}
