//! Roles that are assumed with the credentials of another profile.

use crate::against_botocore::configurations::row::{
    Row, config, credentials, differs, error, reply, same, text, variable,
};
use crate::against_botocore::configurations::stand_ins::Place::Sts;
use crate::against_botocore::configurations::stand_ins::Reply::{Is, Works};

/// A profile that assumes the role `deploy` by the keys of another, with more settings.
macro_rules! role {
    ($settings:literal) => {
        config(concat!(
            "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = secret\n",
            "[default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = base\n",
            $settings
        ))
    };
}

/// A profile that assumes the role `deploy` by whatever the profile `base` has.
macro_rules! base {
    ($settings:literal) => {
        config(concat!(
            "[default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = base\n[profile base]\n",
            $settings
        ))
    };
}

/// The settings of a profile that assumes a role.
macro_rules! alone {
    ($settings:literal) => {
        config(concat!("[default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\n", $settings))
    };
}

const ROLE: &str = "role by a profile";

pub const ROWS: &[Row] = &[
    same(ROLE, "instance", role!("")),
    same("role with a name", ROLE, role!("role_session_name = me\n")),
    same("role with an external ID", ROLE, role!("external_id = partner/7\n")),
    error("role with an external ID that is too short", ROLE, role!("external_id = 7\n")),
    same("role for a quarter of an hour", ROLE, role!("duration_seconds = 900\n")),
    differs(
        "a `duration_seconds` that is not a number",
        "role for as long as a word",
        "role for a quarter of an hour",
        role!("duration_seconds = long\n"),
    ),
    error("role for a second", ROLE, role!("duration_seconds = 1\n")),
    error("role with MFA that nobody can be asked for", ROLE, role!("mfa_serial = arn:aws:iam::123456789012:mfa/me\n")),
    same("role with MFA", "role with MFA that nobody can be asked for", text("mfa_code", "123456")),
    error("role with MFA and a code that is too short", "role with MFA", text("mfa_code", "1")),
    error("role without a source", "instance", alone!("")),
    error("role by a missing profile", "instance", alone!("source_profile = base\n")),
    error("role by a profile and a source", ROLE, role!("credential_source = Ec2InstanceMetadata\n")),
    same(
        "role by its own profile",
        "instance",
        alone!("source_profile = default\naws_access_key_id = OWN\naws_secret_access_key = secret\n"),
    ),
    error("role by its own profile without keys", "instance", alone!("source_profile = default\n")),
    error(
        "roles in a circle",
        ROLE,
        base!("role_arn = arn:aws:iam::123456789012:role/base\nsource_profile = default\n"),
    ),
    same(
        "role by a role",
        ROLE,
        base!(
            "role_arn = arn:aws:iam::123456789012:role/base\nsource_profile = first\nexternal_id = of/base\n\
             [profile first]\naws_access_key_id = FIRST\naws_secret_access_key = secret\n"
        ),
    ),
    same(
        "role by a role by a role",
        "role by a role",
        base!(
            "role_arn = arn:aws:iam::123456789012:role/base\nsource_profile = first\n\
             [profile first]\nrole_arn = arn:aws:iam::123456789012:role/first\nsource_profile = last\n\
             [profile last]\naws_access_key_id = LAST\naws_secret_access_key = secret\n"
        ),
    ),
    // Keys end a chain of roles.
    same(
        "role by a profile with keys and a role",
        "role by a role",
        base!(
            "aws_access_key_id = BASE\naws_secret_access_key = secret\n\
             role_arn = arn:aws:iam::123456789012:role/base\nsource_profile = nobody\n"
        ),
    ),
    same(
        "role by keys with a token",
        ROLE,
        base!("aws_access_key_id = BASE\naws_secret_access_key = secret\naws_session_token = token of base\n"),
    ),
    same(
        "role by keys in the credentials file",
        "role by a profile without credentials",
        credentials("[base]\naws_access_key_id = FILE\naws_secret_access_key = secret\n"),
    ),
    error("role by a profile without credentials", "instance", base!("region = eu-west-1\n")),
    error("role by half a key", "instance", base!("aws_access_key_id = BASE\n")),
    same(
        "role by a command",
        ROLE,
        base!(
            "credential_process = \
             echo '{\"Version\": 1, \"AccessKeyId\": \"COMMAND\", \"SecretAccessKey\": \"secret\"}'\n"
        ),
    ),
    error("role by a command that fails", "role by a command", base!("credential_process = false\n")),
    same(
        "role by web identity",
        ROLE,
        base!("web_identity_token_file = {home}/other/token\nrole_arn = arn:aws:iam::123456789012:role/pod\n"),
    ),
    error(
        "role by web identity with a missing token",
        "role by web identity",
        base!("web_identity_token_file = {home}/nowhere\nrole_arn = arn:aws:iam::123456789012:role/pod\n"),
    ),
    same("role of a profile that is named", "roles of two profiles", variable("AWS_PROFILE", "work")),
    error(
        "roles of two profiles",
        ROLE,
        config(
            "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = secret\n\
             [profile work]\nrole_arn = arn:aws:iam::123456789012:role/work\nsource_profile = base\n\
             [default]\nrole_arn = arn:aws:iam::123456789012:role/other\n",
        ),
    ),
    error(
        "role that is too short",
        ROLE,
        config(
            "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = secret\n\
             [default]\nrole_arn = deploy\nsource_profile = base\n",
        ),
    ),
    error("half a key in a variable before a role", ROLE, variable("AWS_ACCESS_KEY_ID", "VARIABLE")),
    same(
        "keys in variables before a role",
        "half a key in a variable before a role",
        variable("AWS_SECRET_ACCESS_KEY", "secret"),
    ),
    same(
        "role of the program's profile beside keys in variables",
        "keys in variables before a role",
        text("profile", "default"),
    ),
    error(
        "role that is denied",
        ROLE,
        reply(
            Sts,
            &[Is(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>")],
        ),
    ),
    same("role by STS in trouble", ROLE, reply(Sts, &[Is(500, ""), Works])),
    error("role by STS that replies HTML", ROLE, reply(Sts, &[Is(200, "<html>")])),
];
