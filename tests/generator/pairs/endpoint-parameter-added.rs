use botocore_runtime::endpoint::BuiltIns;
use model::endpoint::Params;

pub fn run() -> String {
    let params = Params::from(BuiltIns::default());
    format!("{:?}", params.region)
}
