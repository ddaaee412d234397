use model::operation::make::MakeOutput;

pub fn note(output: &MakeOutput) -> Option<&str> {
    output.note()
}
