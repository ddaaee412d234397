use botocore_runtime::endpoint::BuiltIns;
use model::endpoint::Params;

pub fn run() -> String {
    Params::from(BuiltIns::default()).tier
}
