use model::operation::make::MakeOutput;

pub fn size(output: &MakeOutput) -> Option<i32> {
    output.size
}
