//! Which STS is asked: by region, partition, FIPS, dual-stack, and endpoints of one's own.

use crate::against_botocore::configurations::row::{
    Row, Scalar, config, differs, error, program, reply, same, text, variable,
};
use crate::against_botocore::configurations::stand_ins::Place::InstanceRole;
use crate::against_botocore::configurations::stand_ins::Reply::Works;

const REGION: &str = "AWS_DEFAULT_REGION";
const REGIONAL: &str = "AWS_STS_REGIONAL_ENDPOINTS";

const ROLE: &str = "role by a profile";
const POD: &str = "web identity";

/// A profile with a role, settings before it, and sections behind it.
macro_rules! role {
    ($settings:literal) => {
        config(concat!(
            "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = secret\n",
            "[default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = base\n",
            $settings
        ))
    };
}

pub const ROWS: &[Row] = &[
    same("role in another region", ROLE, variable(REGION, "eu-west-1")),
    same("role in China", ROLE, variable(REGION, "cn-north-1")),
    same("role in GovCloud", ROLE, variable(REGION, "us-gov-west-1")),
    same("web identity in another region", POD, variable(REGION, "eu-south-1")),
    same("web identity in China", POD, variable(REGION, "cn-northwest-1")),
    same("role in the program's region", "role in another region", text("region", "ap-south-1")),
    same("web identity in the program's region", POD, text("region", "cn-north-1")),
    same("instance in the region of a profile", "region of a file", reply(InstanceRole, &[Works])),
    same("role in the region of a profile", "instance in the region of a profile", role!("region = sa-east-1\n")),
    same(
        "role in the region of its profile alone",
        "role in the region of a profile",
        config(
            "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = secret\nregion = us-west-1\n\
             [default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = base\nregion = us-west-2\n",
        ),
    ),
    error("role in no region", "role in the region of a profile", role!("")),
    same("role with FIPS", ROLE, variable("AWS_USE_FIPS_ENDPOINT", "true")),
    same("web identity with FIPS", POD, variable("AWS_USE_FIPS_ENDPOINT", "true")),
    same("web identity with dual-stack", POD, variable("AWS_USE_DUALSTACK_ENDPOINT", "true")),
    same("web identity with FIPS of a profile", POD, config("[default]\nuse_fips_endpoint = true\n")),
    same("web identity with FIPS in GovCloud", "web identity with FIPS", variable(REGION, "us-gov-east-1")),
    differs(
        "FIPS and dual-stack set by the program",
        "web identity with FIPS of the program",
        POD,
        program("use_fips", Scalar::Switch(true)),
    ),
    same("role by the global endpoint", ROLE, variable(REGIONAL, "legacy")),
    same("role by the regional endpoint", "role by the global endpoint of a profile", variable(REGIONAL, "regional")),
    same("role by the global endpoint of a profile", ROLE, role!("sts_regional_endpoints = legacy\n")),
    error("role by an endpoint that is neither", ROLE, variable(REGIONAL, "global")),
    same(
        "role by the regional endpoint of a region that has no other",
        "role by the global endpoint",
        variable(REGION, "eu-south-1"),
    ),
    same("role by the global endpoint in China", "role by the global endpoint", variable(REGION, "cn-north-1")),
    same(
        "role by the global endpoint with FIPS",
        "role by the global endpoint",
        variable("AWS_USE_FIPS_ENDPOINT", "true"),
    ),
    same(
        "role by the global endpoint with dual-stack",
        "role by the global endpoint",
        variable("AWS_USE_DUALSTACK_ENDPOINT", "true"),
    ),
    same("role by an endpoint of one's own", ROLE, variable("AWS_ENDPOINT_URL_STS", "http://localhost:4566")),
    same(
        "web identity by an endpoint of one's own",
        POD,
        variable("AWS_ENDPOINT_URL_STS", "https://sts.corp.example/sts"),
    ),
    same("web identity by everyone's endpoint", POD, variable("AWS_ENDPOINT_URL", "http://localhost:4566")),
    same(
        "web identity by an endpoint of one's own before everyone's",
        "web identity by everyone's endpoint",
        variable("AWS_ENDPOINT_URL_STS", "http://localhost:4577"),
    ),
    same(
        "web identity by no endpoint of one's own",
        "web identity by an endpoint of one's own",
        variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"),
    ),
    same(
        "web identity by an endpoint in a section",
        POD,
        config("[default]\nservices = local\n[services local]\nsts =\n  endpoint_url = http://localhost:4588\n"),
    ),
    same(
        "web identity by everyone's endpoint of a profile",
        POD,
        config("[default]\nendpoint_url = http://localhost:4599\n"),
    ),
    same("web identity by the program's endpoint", POD, text("endpoint_url", "http://localhost:4600")),
    error("web identity by an endpoint that is not a URL", POD, variable("AWS_ENDPOINT_URL_STS", "localhost")),
];
