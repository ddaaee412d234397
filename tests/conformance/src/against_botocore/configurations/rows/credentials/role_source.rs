//! Roles that are assumed with the credentials of the environment, the container or the instance.

use crate::against_botocore::configurations::row::{Row, config, error, reply, same, text, variable};
use crate::against_botocore::configurations::stand_ins::Place::InstanceKeys;
use crate::against_botocore::configurations::stand_ins::Reply::Is;

/// A profile that assumes a role by a source, with more settings.
macro_rules! source {
    ($source:literal) => {
        config(concat!(
            "[default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\ncredential_source = ",
            $source,
            "\n"
        ))
    };
}

const CONTAINER: &str = "role by the container without one";
const INSTANCE: &str = "role by the instance";
const ENVIRONMENT: &str = "role by variables without keys";

pub const ROWS: &[Row] = &[
    same(INSTANCE, "instance", source!("Ec2InstanceMetadata")),
    error("role by the instance, in lower case", INSTANCE, source!("ec2instancemetadata")),
    error("role by an unknown source", INSTANCE, source!("Laptop")),
    error("role by the instance that is not to be asked", INSTANCE, variable("AWS_EC2_METADATA_DISABLED", "true")),
    error("role by the instance without keys", INSTANCE, reply(InstanceKeys, &[Is(404, "")])),
    error(CONTAINER, "instance", source!("EcsContainer")),
    same("role by the container", CONTAINER, variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials")),
    error(
        "role by a container on another host",
        CONTAINER,
        variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://keys.example/keys"),
    ),
    error(ENVIRONMENT, "instance", source!("Environment")),
    error("role by variables with half a key", ENVIRONMENT, variable("AWS_ACCESS_KEY_ID", "VARIABLE")),
    // Keys in variables come before any profile that the program has not set.
    same(
        "keys in variables before a role by them",
        "role by variables with half a key",
        variable("AWS_SECRET_ACCESS_KEY", "secret"),
    ),
    same("role by variables", "keys in variables before a role by them", text("profile", "default")),
    same("source without a role", "role without a source", config("[default]\ncredential_source = EcsContainer\n")),
    same(
        "role by a role by the instance",
        INSTANCE,
        config(
            "[default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = base\n\
             [profile base]\nrole_arn = arn:aws:iam::123456789012:role/base\ncredential_source = Ec2InstanceMetadata\n",
        ),
    ),
];
