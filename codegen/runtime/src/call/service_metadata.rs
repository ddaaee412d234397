//! The names of a service.

/// A service's names, from the model's metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceMetadata {
    /// Names the service in environment variables, such as `AWS_ENDPOINT_URL_<SERVICE_ID>`.
    pub service_id: &'static str,
    /// The version of the interface, a date.
    pub api_version: &'static str,
    /// The service in the signing scope.
    pub signing_name: &'static str,
    /// The first label of regional host names.
    pub endpoint_prefix: &'static str,
}
