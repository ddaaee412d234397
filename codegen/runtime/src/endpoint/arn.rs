//! The rule set function `aws.parseArn`.

/// The parts of an Amazon Resource Name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arn {
    /// The partition, for example `aws`.
    pub partition: String,
    /// The service, for example `codeartifact`.
    pub service: String,
    /// The region; empty for resources without a region.
    pub region: String,
    /// The account; empty for resources without an account.
    pub account_id: String,
    /// The resource, split at each `:` and `/`.
    pub resource_id: Vec<String>,
}

/// Parses an ARN; `None` if the text is not an ARN, or if partition, service or resource are empty.
#[must_use]
pub fn parse_arn(text: &str) -> Option<Arn> {
    let mut parts = text.strip_prefix("arn:")?.splitn(5, ':');
    let mut part = || parts.next().map(str::to_owned);
    let (partition, service, region, account_id) = (part()?, part()?, part()?, part()?);
    let resource = part()?;
    if partition.is_empty() || service.is_empty() || resource.is_empty() {
        return None;
    }
    let resource_id = resource.split([':', '/']).map(str::to_owned).collect();
    Some(Arn { partition, service, region, account_id, resource_id })
}

#[cfg(test)]
mod tests {
    use super::parse_arn;

    #[test]
    fn all_parts_are_there() {
        let arn = parse_arn("arn:aws:codeartifact:eu-west-1:123456789012:repository/d/r:x").unwrap();
        assert_eq!((arn.partition.as_str(), arn.service.as_str()), ("aws", "codeartifact"));
        assert_eq!((arn.region.as_str(), arn.account_id.as_str()), ("eu-west-1", "123456789012"));
        assert_eq!(arn.resource_id, ["repository", "d", "r", "x"]);
    }

    #[test]
    fn region_and_account_may_be_empty() {
        let arn = parse_arn("arn:aws:s3:::bucket").unwrap();
        assert_eq!((arn.region.as_str(), arn.account_id.as_str()), ("", ""));
    }

    #[test]
    fn others_are_refused() {
        for text in ["", "arn:", "arn:aws:s3", "arn::s3:::b", "arn:aws::::b", "arn:aws:s3:::", "x:aws:s3:::b"] {
            assert_eq!(parse_arn(text), None, "{text}");
        }
    }
}
