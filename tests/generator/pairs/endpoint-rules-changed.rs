use botocore_runtime::endpoint::BuiltIns;
use model::endpoint::{Params, resolve};

pub fn run() -> String {
    let params = Params::from(BuiltIns::default());
    format!("{:?}", resolve(&params))
}
