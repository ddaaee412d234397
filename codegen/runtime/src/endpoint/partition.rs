//! The rule set function `aws.partition`: the partition that a region belongs to.

/// A partition: a part of AWS with its own regions, accounts and host names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Partition {
    /// The name, for example `aws` or `aws-cn`.
    pub name: &'static str,
    /// The suffix of host names.
    pub dns_suffix: &'static str,
    /// The suffix of dual-stack host names.
    pub dual_stack_dns_suffix: &'static str,
    /// The region of services without regions.
    pub implicit_global_region: &'static str,
    /// Whether there are FIPS endpoints.
    pub supports_fips: bool,
    /// Whether there are dual-stack endpoints.
    pub supports_dual_stack: bool,
    /// Names of the form `{prefix}-{word}-{number}` with one of these prefixes are regions of the partition.
    pub region_prefixes: &'static [&'static str],
    /// The regions that are known by name.
    pub regions: &'static [&'static str],
}

impl Partition {
    /// Whether a region that is not listed has a name like those of this partition.
    fn expects(&self, region: &str) -> bool {
        let rest = |prefix: &&str| region.strip_prefix(*prefix)?.strip_prefix('-');
        self.region_prefixes
            .iter()
            .filter_map(rest)
            .any(|rest| rest.split_once('-').is_some_and(|(word, number)| is_word(word) && is_number(number)))
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|char| char.is_alphanumeric() || char == '_')
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the partition that lists the region, or else the one whose regions have such names, or else `aws`;
/// `None` only if `partitions` is empty.
#[must_use]
pub fn partition(partitions: &'static [Partition], region: &str) -> Option<&'static Partition> {
    let lists = |partition: &&Partition| partition.regions.contains(&region);
    partitions
        .iter()
        .find(lists)
        .or_else(|| partitions.iter().find(|partition| partition.expects(region)))
        .or_else(|| partitions.iter().find(|partition| partition.name == "aws"))
        .or(partitions.first())
}

#[cfg(test)]
mod tests {
    use super::*;

    const AWS: Partition = Partition {
        name: "aws",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        implicit_global_region: "us-east-1",
        supports_fips: true,
        supports_dual_stack: true,
        region_prefixes: &["us", "eu"],
        regions: &["us-east-1", "aws-global"],
    };
    const PARTITIONS: &[Partition] = &[
        AWS,
        Partition { name: "aws-us-gov", region_prefixes: &["us-gov"], regions: &["us-gov-west-1"], ..AWS },
        Partition { name: "aws-cn", region_prefixes: &["cn"], regions: &["us-listed-1"], ..AWS },
    ];

    fn name(region: &str) -> &'static str {
        partition(PARTITIONS, region).unwrap().name
    }

    #[test]
    fn listed_regions_come_before_patterns() {
        assert_eq!(name("aws-global"), "aws");
        assert_eq!(name("us-gov-west-1"), "aws-us-gov");
        assert_eq!(name("us-listed-1"), "aws-cn");
    }

    #[test]
    fn new_regions_are_known_by_their_prefix() {
        assert_eq!(name("us-gov-north-12"), "aws-us-gov");
        assert_eq!(name("cn-south-1"), "aws-cn");
        assert_eq!(name("cn-so_uth-1"), "aws-cn");
    }

    #[test]
    fn others_are_in_aws() {
        for region in ["mars-east-1", "cn-south", "cn--1", "cn-so.uth-1", "cn-south-x", ""] {
            assert_eq!(name(region), "aws", "{region}");
        }
        assert_eq!(partition(&[], "us-east-1"), None);
    }
}
