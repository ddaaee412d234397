use model::operation::drop::DropOutput;

pub fn dropped(output: DropOutput) -> Vec<String> {
    output.into_result().unwrap_or_default()
}
