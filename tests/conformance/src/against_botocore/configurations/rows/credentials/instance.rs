//! The instance's metadata service.

use crate::against_botocore::configurations::row::{Row, config, differs, error, reply, same, variable};
use crate::against_botocore::configurations::stand_ins::Place::{InstanceKeys, InstanceRole, InstanceToken};
use crate::against_botocore::configurations::stand_ins::Reply::{Is, Refused, Silent, Works};

const DISABLED: &str = "AWS_EC2_METADATA_DISABLED";
const ENDPOINT: &str = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
const MODE: &str = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE";
const ATTEMPTS: &str = "AWS_METADATA_SERVICE_NUM_ATTEMPTS";

const NO_TOKENS: &str = "instance without tokens";
/// The title of the difference.
const VERSION_1: &str = "an instance without tokens";

pub const ROWS: &[Row] = &[
    same("instance", "region", reply(InstanceRole, &[Works])),
    error("instance that is not to be asked", "instance", variable(DISABLED, "true")),
    error("instance that is not to be asked, in capitals", "instance", variable(DISABLED, "True")),
    same("instance that is to be asked", "instance that is not to be asked", variable(DISABLED, "false")),
    same("instance that is to be asked, by a number", "instance that is not to be asked", variable(DISABLED, "1")),
    same("endpoint of the instance", "instance", variable(ENDPOINT, "http://127.0.0.1:8765")),
    same("endpoint of the instance with a slash", "instance", variable(ENDPOINT, "http://127.0.0.1:8765/")),
    same("endpoint of the instance with a path", "instance", variable(ENDPOINT, "http://127.0.0.1:8765/metadata")),
    error("endpoint of the instance that is not a URL", "instance", variable(ENDPOINT, "instance metadata")),
    same(
        "endpoint of the instance in a profile",
        "instance",
        config("[default]\nec2_metadata_service_endpoint = http://127.0.0.1:8766\n"),
    ),
    same(
        "endpoint of the instance in a variable and a profile",
        "endpoint of the instance in a profile",
        variable(ENDPOINT, "http://127.0.0.1:8765"),
    ),
    same("instance by IPv6", "instance", variable(MODE, "IPv6")),
    same("instance by IPv4", "instance by IPv6 in a profile", variable(MODE, "IPv4")),
    error("instance by IPv5", "instance", variable(MODE, "IPv5")),
    same("instance by IPv6 in a profile", "instance", config("[default]\nec2_metadata_service_endpoint_mode = ipv6\n")),
    same("endpoint of the instance beside IPv6", "instance by IPv6", variable(ENDPOINT, "http://127.0.0.1:8765")),
    differs(VERSION_1, NO_TOKENS, "instance", reply(InstanceToken, &[Is(404, "")])),
    differs(VERSION_1, "instance that forbids tokens", "instance", reply(InstanceToken, &[Is(403, "")])),
    differs(VERSION_1, "instance that is silent about tokens", "instance", reply(InstanceToken, &[Silent])),
    error("instance that takes no request for tokens", "instance", reply(InstanceToken, &[Is(400, "")])),
    error("instance without tokens that needs them", NO_TOKENS, variable("AWS_EC2_METADATA_V1_DISABLED", "true")),
    error(
        "instance without tokens that needs them, by a profile",
        NO_TOKENS,
        config("[default]\nec2_metadata_v1_disabled = true\n"),
    ),
    differs(VERSION_1, "no instance, for tokens", "instance", reply(InstanceToken, &[Refused])),
    differs(VERSION_1, "no instance", "no instance, for tokens", reply(InstanceRole, &[Refused])),
    error("instance without a role", "instance", reply(InstanceRole, &[Is(404, "")])),
    error("instance with an empty role", "instance", reply(InstanceRole, &[Is(200, "")])),
    same("instance with another role", "instance", reply(InstanceRole, &[Is(200, "a+b=c,d.e@f-g_h")])),
    error("instance without keys", "instance", reply(InstanceKeys, &[Is(404, "")])),
    error("instance in trouble", "instance", reply(InstanceKeys, &[Is(500, ""), Works])),
    error("instance whose token has ended", "instance", reply(InstanceKeys, &[Is(401, ""), Works])),
    same("instance in trouble that is asked twice", "instance in trouble", variable(ATTEMPTS, "2")),
    error("instance that is asked as often as a word", "instance", variable(ATTEMPTS, "often")),
    error("instance that is asked for as long as a word", "instance", variable("AWS_METADATA_SERVICE_TIMEOUT", "long")),
    error("instance in trouble twice", "instance in trouble that is asked twice", reply(InstanceKeys, &[Is(500, "")])),
    same(
        "instance in trouble that a profile has asked twice",
        "instance in trouble",
        config("[default]\nmetadata_service_num_attempts = 2\n"),
    ),
    error("instance that replies HTML", "instance", reply(InstanceKeys, &[Is(200, "<html>")])),
    error(
        "instance that fails with success",
        "instance",
        reply(InstanceKeys, &[Is(200, r#"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "no"}"#)]),
    ),
    error(
        "instance that leaves out the token",
        "instance",
        reply(InstanceKeys, &[Is(200, r#"{"AccessKeyId": "A", "SecretAccessKey": "s", "Expiration": "{+720 min}"}"#)]),
    ),
    error(
        "instance that leaves out the expiry",
        "instance",
        reply(InstanceKeys, &[Is(200, r#"{"AccessKeyId": "A", "SecretAccessKey": "s", "Token": "t"}"#)]),
    ),
    // What has expired is used on, since an outage of the service that renews it must not become one of all instances.
    same(
        "instance with expired keys",
        "instance",
        reply(
            InstanceKeys,
            &[Is(200, r#"{"AccessKeyId": "OLD", "SecretAccessKey": "s", "Token": "t", "Expiration": "{-60 min}"}"#)],
        ),
    ),
];
