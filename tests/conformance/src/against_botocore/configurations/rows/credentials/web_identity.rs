//! Roles that are assumed with a token from a file.

use crate::against_botocore::configurations::row::{Row, Setting, config, differs, error, reply, same, text, variable};
use crate::against_botocore::configurations::stand_ins::Place::Sts;
use crate::against_botocore::configurations::stand_ins::Reply::{Is, Refused, Works};

const FILE: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";
const ARN: &str = "arn:aws:iam::123456789012:role/pod";

const POD: &str = "web identity";
const TWICE: &str = "web identity by STS in trouble twice";

/// A profile with web identity, and more settings.
macro_rules! profile {
    ($settings:literal) => {
        config(concat!("[default]\nweb_identity_token_file = {home}/other/token\n", $settings))
    };
}

const fn token(path: &'static str) -> Setting {
    variable(FILE, path)
}

pub const ROWS: &[Row] = &[
    error("web identity without a role", "instance", token("{home}/other/token")),
    same(POD, "web identity without a role", variable("AWS_ROLE_ARN", ARN)),
    error("web identity with a role that is too short", POD, variable("AWS_ROLE_ARN", "role/pod")),
    same("web identity with a name", POD, variable("AWS_ROLE_SESSION_NAME", "me")),
    error("web identity with a name that is too short", POD, variable("AWS_ROLE_SESSION_NAME", "m")),
    differs(
        "a line break at the end of a token's file",
        "web identity with a line break",
        POD,
        token("{home}/other/line"),
    ),
    error("web identity with an empty token", POD, token("{home}/other/empty")),
    error("web identity with a missing token", POD, token("{home}/nowhere")),
    error("web identity with a directory for a token", POD, token("{home}/other")),
    error("web identity of a profile without a role", "instance", profile!("")),
    same("web identity of a profile", "instance", profile!("role_arn = arn:aws:iam::123456789012:role/deploy\n")),
    same(
        "web identity of a profile with a name",
        "web identity of a profile",
        profile!("role_arn = arn:aws:iam::123456789012:role/deploy\nrole_session_name = me\n"),
    ),
    same(
        "web identity of a profile beside a source",
        "web identity of a profile",
        profile!("role_arn = arn:aws:iam::123456789012:role/other\nsource_profile = nobody\n"),
    ),
    same("web identity of a profile with another role", "web identity of a profile", variable("AWS_ROLE_ARN", ARN)),
    same("web identity of a profile with another file", "web identity of a profile", token("{home}/other/second")),
    same(
        "web identity of the program's profile",
        "web identity of a profile with another role",
        text("profile", "default"),
    ),
    error(
        "web identity that is denied",
        POD,
        reply(
            Sts,
            &[Is(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>")],
        ),
    ),
    error(
        "web identity with a token that has expired",
        POD,
        reply(
            Sts,
            &[Is(
                400,
                "<ErrorResponse><Error><Code>ExpiredTokenException</Code><Message>no</Message></Error></ErrorResponse>",
            )],
        ),
    ),
    same(TWICE, POD, reply(Sts, &[Is(500, ""), Is(503, ""), Works])),
    error("web identity that is tried twice", TWICE, variable("AWS_MAX_ATTEMPTS", "2")),
    same("web identity by STS that is refused once", POD, reply(Sts, &[Refused, Works])),
    error("web identity by STS that replies nothing", POD, reply(Sts, &[Is(200, "")])),
    error("web identity by STS that replies HTML", POD, reply(Sts, &[Is(200, "<html>")])),
    error(
        "web identity by STS that leaves out the keys",
        POD,
        reply(
            Sts,
            &[Is(
                200,
                "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult>\
                 </AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>",
            )],
        ),
    ),
    error(
        "web identity by STS with keys that have expired",
        POD,
        reply(
            Sts,
            &[Is(
                200,
                "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>\
                 <AccessKeyId>OLD</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>\
                 <SessionToken>token</SessionToken><Expiration>{-60 min}</Expiration></Credentials>\
                 </AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>",
            )],
        ),
    ),
];
