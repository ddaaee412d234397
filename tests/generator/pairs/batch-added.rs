use model::operation::drop::DropOutput;

pub fn dropped(output: DropOutput) -> Vec<String> {
    output.dropped.unwrap_or_default()
}
