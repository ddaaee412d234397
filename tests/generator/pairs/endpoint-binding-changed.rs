use botocore_runtime::Operation;
use botocore_runtime::endpoint::BuiltIns;
use model::endpoint::{Params, resolve};
use model::operation::make::MakeInput;

pub fn run() -> String {
    let mut params = Params::from(BuiltIns::default());
    MakeInput::default().endpoint_params(&mut params);
    format!("{:?}", resolve(&params))
}
