//! Where the region comes from.

use crate::against_botocore::configurations::row::{
    Row, Scalar, config, credentials, differs, error, program, same, text, variable,
};

const REGION: &str = "AWS_DEFAULT_REGION";

const KEYS: &str = "[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\n";

pub const ROWS: &[Row] = &[
    error("region", "", variable(REGION, "us-east-1")),
    error("half a key", "region", variable("AWS_ACCESS_KEY_ID", "VARIABLE")),
    // Both sides have all they need.
    same("keys", "half a key", variable("AWS_SECRET_ACCESS_KEY", "secret")),
    same("another region", "keys", variable(REGION, "eu-west-1")),
    same("region of another partition", "keys", variable(REGION, "cn-north-1")),
    same("region of no partition", "keys", variable(REGION, "mars-north-9")),
    same("region before its time", "keys", variable(REGION, "us-gov-nowhere-7")),
    differs("`AWS_REGION`", "region by its other name", "keys", variable("AWS_REGION", "eu-west-1")),
    differs("empty variables", "empty region", "region of a file", variable(REGION, "")),
    error("region with underscores", "keys", variable(REGION, "us_east_1")),
    error("region with a space", "keys", variable(REGION, "us-east-1 ")),
    error("region with a dot", "keys", variable(REGION, "us.east")),
    error("region that is a number", "keys", variable(REGION, "1")),
    error("region that begins with a hyphen", "keys", variable(REGION, "-us")),
    error("region that ends with a hyphen", "keys", variable(REGION, "us-")),
    error("region beyond ASCII", "keys", variable(REGION, "é")),
    error(
        "region that is too long",
        "keys",
        variable(REGION, "a123456789-123456789-123456789-123456789-123456789-123456789-123"),
    ),
    same("FIPS before the region", "keys", variable(REGION, "fips-us-east-1")),
    same("FIPS behind the region", "keys", variable(REGION, "us-west-2-fips")),
    same("FIPS within the region", "keys", variable(REGION, "us-fips-east-1")),
    same("FIPS before and behind the region", "keys", variable(REGION, "fips-eu-west-1-fips")),
    same("FIPS twice before the region", "keys", variable(REGION, "fips-fips-eu-west-2")),
    differs("hosts in capitals", "FIPS in capitals", "keys", variable(REGION, "FIPS-us-east-1")),
    same("FIPS alone", "keys", variable(REGION, "fips")),
    error("region of the program that is empty", "keys", text("region", "")),
    same("FIPS before another region", "keys", variable(REGION, "fips-us-gov-west-1")),
    same("FIPS in the region, but switched off", "FIPS switched off", variable(REGION, "fips-us-east-1")),
    error("FIPS without a region", "keys", variable(REGION, "fips-")),
    same("region of the program", "keys", text("region", "ap-south-1")),
    same("FIPS in the program's region", "keys", text("region", "fips-us-west-1")),
    error("malformed region of the program", "keys", text("region", "ap south 1")),
    same(
        "dual-stack with FIPS in the region",
        "FIPS in the program's region",
        program("use_dual_stack", Scalar::Switch(true)),
    ),
    error("keys in the credentials file", "", credentials(KEYS)),
    same("region of a file", "keys in the credentials file", config("[default]\nregion = eu-central-1\n")),
    same("region in the environment and a file", "region of a file", variable(REGION, "us-east-1")),
    same("region of the program before all", "region in the environment and a file", text("region", "ap-south-1")),
    same("region in capitals", "region of a file", config("[default]\nREGION = eu-north-1\n")),
    same("region with a colon", "region of a file", config("[default]\nregion: eu-north-1\n")),
    same("region without spaces", "region of a file", config("[default]\nregion=eu-south-1\n")),
    error("region that is empty in a file", "region of a file", config("[default]\nregion =\n")),
    error("region of two lines", "region of a file", config("[default]\nregion = eu\n  -west-1\n")),
    differs(
        "comments after values",
        "region with a comment",
        "region of a file",
        config("[default]\nregion = eu-west-1 # the usual one\n"),
    ),
    same(
        "region of the credentials file",
        "region of a file",
        credentials("[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\nregion = sa-east-1\n"),
    ),
];
