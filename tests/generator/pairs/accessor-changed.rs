use model::operation::make::MakeOutput;

pub fn size(output: &MakeOutput) -> &str {
    output.size()
}
