use botocore_runtime::Service as _;

pub fn run() -> String {
    model::Service::METADATA.endpoint_prefix.to_owned()
}
