//! Sources of credentials that botocore has and the client does not have yet, or not as botocore has them.

/// Their names on the page. Whoever brings one makes rows of it.
pub const NAMES: [&str; 15] = [
    "`role_arn` with `source_profile` or `credential_source`",
    "`mfa_serial`",
    "`login_session`",
    "a token of single sign-on that has expired",
    "a token of single sign-on whose time ends in `UTC`",
    "single sign-on outside the partition `aws`",
    "FIPS for the requests to STS",
    "`AWS_ENDPOINT_URL` and `AWS_ENDPOINT_URL_STS` for the requests to STS",
    "the program's region for the requests to STS",
    "requests to STS and containers that fail",
    "`AWS_CONTAINER_CREDENTIALS_FULL_URI` of another host over `http`",
    "both variables for a container",
    "`AWS_EC2_METADATA_DISABLED` in capitals",
    "other settings of the instance's service",
    "the standard input of a `credential_process`",
];
