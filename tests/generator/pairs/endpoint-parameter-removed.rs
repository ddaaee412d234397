use botocore_runtime::endpoint::BuiltIns;
use model::endpoint::Params;

pub fn tier() -> Option<String> {
    Params::from(BuiltIns::default()).tier
}
