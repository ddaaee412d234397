//! FIPS and dual-stack.

use crate::against_botocore::configurations::row::{Row, Scalar, config, differs, program, same, variable};

const FIPS: &str = "AWS_USE_FIPS_ENDPOINT";
const DUAL_STACK: &str = "AWS_USE_DUALSTACK_ENDPOINT";

const FLAGS: &str = "flags other than `true` and `false`";

pub const ROWS: &[Row] = &[
    same("FIPS", "keys", variable(FIPS, "true")),
    same("dual-stack", "keys", variable(DUAL_STACK, "TRUE")),
    same("FIPS and dual-stack", "FIPS", variable(DUAL_STACK, "true")),
    differs(FLAGS, "FIPS that is 1", "keys", variable(FIPS, "1")),
    differs(FLAGS, "dual-stack that is yes", "keys", variable(DUAL_STACK, "yes")),
    same("FIPS of the program", "keys", program("use_fips", Scalar::Switch(true))),
    same("FIPS that the program switches off", "FIPS", program("use_fips", Scalar::Switch(false))),
    same("dual-stack of the program", "keys", program("use_dual_stack", Scalar::Switch(true))),
    same("dual-stack that the program switches off", "dual-stack", program("use_dual_stack", Scalar::Switch(false))),
    same("FIPS of a profile", "keys", config("[default]\nuse_fips_endpoint = true\n")),
    same("FIPS switched off", "FIPS of a profile", variable(FIPS, "false")),
    differs("empty flags", "FIPS that is empty", "FIPS of a profile", variable(FIPS, "")),
    differs(FLAGS, "FIPS of a profile that is 1", "keys", config("[default]\nuse_fips_endpoint = 1\n")),
    differs(FLAGS, "FIPS of a profile that is nested", "keys", config("[default]\nuse_fips_endpoint =\n  a = 1\n")),
    same("dual-stack of a profile", "keys", config("[default]\nuse_dualstack_endpoint = True\n")),
    same("FIPS of a profile in another partition", "FIPS of a profile", variable("AWS_DEFAULT_REGION", "cn-north-1")),
];
