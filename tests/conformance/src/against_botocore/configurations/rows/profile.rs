//! Which profile is read.

use crate::against_botocore::configurations::row::{Row, config, credentials, differs, error, same, text, variable};

const PROFILE: &str = "AWS_PROFILE";
const DEFAULT_PROFILE: &str = "AWS_DEFAULT_PROFILE";

const THREE: &str = "\
[default]
region = us-east-1
aws_access_key_id = DEFAULT
aws_secret_access_key = secret
[profile work]
region = eu-west-1
aws_access_key_id = WORK
aws_secret_access_key = secret
[profile other]
region = ap-south-1
aws_access_key_id = OTHER
aws_secret_access_key = secret
";

const NO_DEFAULT: &str = "\
[profile work]
region = eu-west-1
aws_access_key_id = WORK
aws_secret_access_key = secret
";

pub const ROWS: &[Row] = &[
    same("three profiles", "", config(THREE)),
    same("AWS_PROFILE", "three profiles", variable(PROFILE, "other")),
    same("AWS_DEFAULT_PROFILE", "three profiles", variable(DEFAULT_PROFILE, "work")),
    same("both variables for a profile", "AWS_PROFILE", variable(DEFAULT_PROFILE, "work")),
    same("profile of the program", "both variables for a profile", text("profile", "default")),
    error("AWS_PROFILE for a profile that is not there", "three profiles", variable(PROFILE, "wrok")),
    error("AWS_DEFAULT_PROFILE for a profile that is not there", "AWS_PROFILE", variable(DEFAULT_PROFILE, "wrok")),
    error("program's profile that is empty", "three profiles", text("profile", "")),
    error("program's profile that is not there", "three profiles", text("profile", "wrok")),
    error("profile with its kind", "three profiles", variable(PROFILE, "profile work")),
    error("profile with a space", "three profiles", variable(PROFILE, "work ")),
    error("profile in capitals", "three profiles", variable(PROFILE, "WORK")),
    differs("empty variables", "empty profile", "three profiles", variable(PROFILE, "")),
    error("no default profile", "three profiles", config(NO_DEFAULT)),
    same("profile other than the missing default", "no default profile", variable(PROFILE, "work")),
    error("missing default by its name", "no default profile", variable(PROFILE, "default")),
    error("key in a variable beside a profile", "AWS_PROFILE", variable("AWS_ACCESS_KEY_ID", "VARIABLE")),
    same(
        "keys in variables beside a profile",
        "key in a variable beside a profile",
        variable("AWS_SECRET_ACCESS_KEY", "secret"),
    ),
    same("program's profile beside keys in variables", "keys in variables beside a profile", text("profile", "work")),
    error("missing profile beside keys in variables", "keys in variables beside a profile", variable(PROFILE, "wrok")),
    same(
        "profile in both files",
        "AWS_PROFILE",
        credentials("[other]\nregion = sa-east-1\naws_access_key_id = FILE\naws_secret_access_key = secret\n"),
    ),
    same(
        "profile in the credentials file alone",
        "AWS_PROFILE for a profile that is not there",
        credentials("[wrok]\nregion = sa-east-1\naws_access_key_id = FILE\naws_secret_access_key = secret\n"),
    ),
    error(
        "profile of the credentials file with its kind",
        "profile in the credentials file alone",
        credentials("[profile wrok]\nregion = sa-east-1\naws_access_key_id = FILE\naws_secret_access_key = secret\n"),
    ),
];
