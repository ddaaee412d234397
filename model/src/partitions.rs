//! Partitions: the separate parts of AWS, with their regions and domains.

/// Partitions, as `partitions.json` describes them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Partitions {
    /// The first is that of regions that match none.
    pub partitions: Vec<Partition>,
}

/// A separate part of AWS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    /// Such as `aws-cn`.
    pub id: String,
    /// Regular expression that its regions match, also those to come.
    pub region_regex: String,
    /// Regions that are known, in the file's order.
    pub regions: Vec<String>,
    /// Name that rules see, mostly the id.
    pub name: String,
    /// Such as `amazonaws.com`.
    pub dns_suffix: String,
    /// Such as `api.aws`.
    pub dual_stack_dns_suffix: String,
    /// Region of its services that are not regional.
    pub implicit_global_region: String,
    /// It has FIPS endpoints.
    pub supports_fips: bool,
    /// It has endpoints that answer by IPv4 and IPv6.
    pub supports_dual_stack: bool,
}
