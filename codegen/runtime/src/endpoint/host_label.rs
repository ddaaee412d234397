//! The rule set functions `isValidHostLabel` and `aws.isVirtualHostableS3Bucket`.

use std::net::Ipv4Addr;

/// Whether a text is one label of a host name: 1 to 63 letters, digits and hyphens, with no hyphen at either
/// end. With `allow_sub_domains`, it may be several labels separated by dots.
#[must_use]
pub fn is_valid_host_label(text: &str, allow_sub_domains: bool) -> bool {
    if allow_sub_domains { text.split('.').all(is_label) } else { is_label(text) }
}

fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Whether the name of a bucket can be the beginning of a host name.
#[must_use]
pub fn is_virtual_hostable_s3_bucket(name: &str, allow_sub_domains: bool) -> bool {
    name.len() >= 3
        && !name.bytes().any(|byte| byte.is_ascii_uppercase())
        && name.parse::<Ipv4Addr>().is_err()
        && is_valid_host_label(name, allow_sub_domains)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for label in ["a", "us-east-1", "A1", &"a".repeat(63)] {
            assert!(is_valid_host_label(label, false), "{label}");
        }
        for label in ["", "-a", "a-", "a.b", "a_b", "é", &"a".repeat(64)] {
            assert!(!is_valid_host_label(label, false), "{label}");
        }
    }

    #[test]
    fn sub_domains_are_labels_each() {
        assert!(is_valid_host_label("a.b-c.d", true));
        for text in ["a..b", ".a", "a.", "a.-b"] {
            assert!(!is_valid_host_label(text, true), "{text}");
        }
    }

    #[test]
    fn buckets() {
        assert!(is_virtual_hostable_s3_bucket("my-bucket", false));
        assert!(is_virtual_hostable_s3_bucket("my.bucket", true));
        for name in ["my.bucket", "ab", "My-bucket", "192.168.1.1"] {
            assert!(!is_virtual_hostable_s3_bucket(name, false), "{name}");
        }
        assert!(!is_virtual_hostable_s3_bucket("192.168.1.1", true));
    }
}
