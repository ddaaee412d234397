use model::operation::make::MakeOutput;

pub fn size(output: &MakeOutput) -> Option<String> {
    output.size.clone()
}
