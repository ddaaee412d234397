use model::operation::take::{TakeInput, TakeOutput};

pub fn take(client: &model::Client, input: TakeInput) -> TakeOutput {
    let _ = (client.take(), input);
    TakeOutput::default()
}
