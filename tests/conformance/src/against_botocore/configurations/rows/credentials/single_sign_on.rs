//! Single sign-on with a token that is valid: the portal, and where it is.

use crate::against_botocore::configurations::row::{Row, Setting, config, differs, error, reply, same, text, variable};
use crate::against_botocore::configurations::stand_ins::Place::Portal;
use crate::against_botocore::configurations::stand_ins::Reply::{Is, Works};

/// Where the token of the session `corp` is kept.
pub const CACHE: &str = ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";
/// Where the token for the URL is kept.
const CACHE_OF_URL: &str = ".aws/sso/cache/f7c9b39d0b4c7a7d82c79307585f77e1c5e74378.json";

/// The configuration file with a session in a region, and settings of the profile.
macro_rules! session {
    ($region:literal, $settings:literal) => {
        config(concat!(
            "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = ",
            $region,
            "\n[default]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = deploy\n",
            $settings
        ))
    };
}

pub const SESSION: &str = "single sign-on that nobody has begun";
const VALID: &str = "single sign-on";
const OLD: &str = "single sign-on without a session";

/// The session's cached token.
pub const fn cache(text: &'static str) -> Setting {
    Setting::File(CACHE, Some(text.as_bytes()))
}

const fn cache_of_url(text: &'static str) -> Setting {
    Setting::File(CACHE_OF_URL, Some(text.as_bytes()))
}

pub const ROWS: &[Row] = &[
    error(SESSION, "instance", session!("eu-west-1", "")),
    same(
        VALID,
        SESSION,
        cache(
            r#"{"startUrl": "https://corp.example/start", "region": "eu-west-1", "accessToken": "access",
            "expiresAt": "{+60 min}"}"#,
        ),
    ),
    same(
        "single sign-on whose expiry ends in UTC",
        SESSION,
        cache(r#"{"accessToken": "access", "expiresAt": "{+60 min, UTC}"}"#),
    ),
    same(
        "single sign-on with the token of another region and URL",
        SESSION,
        cache(
            r#"{"startUrl": "https://other.example/start", "region": "us-east-1", "accessToken": "access",
            "expiresAt": "{+60 min}"}"#,
        ),
    ),
    error("single sign-on without a token in its file", VALID, cache(r#"{"expiresAt": "{+60 min}"}"#)),
    error("single sign-on without an expiry", VALID, cache(r#"{"accessToken": "access"}"#)),
    error("single sign-on with half a file", VALID, cache(r#"{"accessToken": "acc"#)),
    error("single sign-on with a malformed expiry", VALID, cache(r#"{"accessToken": "access", "expiresAt": "soon"}"#)),
    same(
        "single sign-on whose expiry has an offset",
        VALID,
        cache(r#"{"accessToken": "access", "expiresAt": "2099-01-31T12:00:00+02:00"}"#),
    ),
    differs(
        "times without a zone, or as a number",
        "single sign-on whose expiry has no zone",
        VALID,
        cache(r#"{"accessToken": "access", "expiresAt": "2099-01-31T12:00:00"}"#),
    ),
    differs(
        "times without a zone, or as a number",
        "single sign-on whose expiry is a number",
        VALID,
        cache(r#"{"accessToken": "access", "expiresAt": "4073544000"}"#),
    ),
    differs(
        "an empty token of single sign-on",
        "single sign-on with an empty token",
        VALID,
        cache(r#"{"accessToken": "", "expiresAt": "{+60 min}"}"#),
    ),
    error(
        "single sign-on with a token that is a number",
        VALID,
        cache(r#"{"accessToken": 7, "expiresAt": "{+60 min}"}"#),
    ),
    error("single sign-on with a list in its file", VALID, cache(r#"["access"]"#)),
    error("single sign-on with a folder for its file", VALID, Setting::File(CACHE, None)),
    same("single sign-on in China", VALID, session!("cn-north-1", "")),
    same("single sign-on in GovCloud", VALID, session!("us-gov-west-1", "")),
    same("single sign-on with FIPS", VALID, variable("AWS_USE_FIPS_ENDPOINT", "true")),
    same("single sign-on with dual-stack", VALID, variable("AWS_USE_DUALSTACK_ENDPOINT", "true")),
    same(
        "single sign-on by an endpoint of one's own",
        VALID,
        variable("AWS_ENDPOINT_URL_SSO", "http://localhost:4566"),
    ),
    same("single sign-on by everyone's endpoint", VALID, variable("AWS_ENDPOINT_URL", "http://localhost:4566")),
    same(
        "single sign-on by an endpoint in a section",
        VALID,
        session!("eu-west-1", "services = local\n[services local]\nsso =\n  endpoint_url = http://localhost:4577\n"),
    ),
    error(
        "single sign-on that the portal ends",
        VALID,
        reply(Portal, &[Is(401, r#"{"__type": "UnauthorizedException", "message": "no"}"#)]),
    ),
    error("single sign-on that is forbidden", VALID, reply(Portal, &[Is(403, r#"{"message": "No access"}"#)])),
    same("single sign-on by a portal in trouble", VALID, reply(Portal, &[Is(500, ""), Works])),
    error("single sign-on by a portal that replies HTML", VALID, reply(Portal, &[Is(200, "<html>")])),
    error("single sign-on by a portal that leaves out the keys", VALID, reply(Portal, &[Is(200, "{}")])),
    error(
        "single sign-on by a portal with keys that have expired",
        VALID,
        reply(
            Portal,
            &[Is(
                200,
                r#"{"roleCredentials": {"accessKeyId": "OLD", "secretAccessKey": "s", "sessionToken": "t",
                "expiration": {-60 min, ms}}}"#,
            )],
        ),
    ),
    same(
        "session without a role",
        "single sign-on that nobody has begun",
        config(
            "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
         [default]\nsso_session = corp\n",
        ),
    ),
    same(
        "single sign-on with the role of its session",
        VALID,
        config(
            "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\nsso_role_name = reader\n\
             [default]\nsso_session = corp\nsso_account_id = 123456789012\n",
        ),
    ),
    error(
        "single sign-on without the region of its session",
        VALID,
        config(
            "[sso-session corp]\nsso_start_url = https://corp.example/start\n[default]\nsso_session = corp\n\
             sso_region = eu-west-1\nsso_account_id = 123456789012\nsso_role_name = deploy\n",
        ),
    ),
    error(
        "single sign-on without the URL of its session",
        VALID,
        config(
            "[sso-session corp]\nsso_region = eu-west-1\n[default]\nsso_session = corp\n\
             sso_start_url = https://corp.example/start\nsso_account_id = 123456789012\nsso_role_name = deploy\n",
        ),
    ),
    error(
        OLD,
        "instance",
        config(
            "[default]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
             sso_account_id = 123456789012\nsso_role_name = deploy\n",
        ),
    ),
    same("single sign-on by its URL", OLD, cache_of_url(r#"{"accessToken": "access", "expiresAt": "{+60 min}"}"#)),
    same(
        "single sign-on by its URL that soon ends",
        OLD,
        cache_of_url(r#"{"accessToken": "access", "expiresAt": "{+2 min}"}"#),
    ),
    error(
        "single sign-on by its URL that has ended",
        "single sign-on by its URL",
        cache_of_url(
            r#"{"accessToken": "access", "expiresAt": "{-60 min}", "refreshToken": "refresh", "clientId": "client",
            "clientSecret": "secret", "registrationExpiresAt": "{+720 min}"}"#,
        ),
    ),
    error(
        "single sign-on by its URL in the session's file",
        OLD,
        cache(r#"{"accessToken": "access", "expiresAt": "{+60 min}"}"#),
    ),
    same(
        "role by single sign-on",
        VALID,
        config(
            "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
             [profile base]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = reader\n\
             [default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = base\n",
        ),
    ),
    same("single sign-on in the program's region", VALID, text("region", "ap-south-1")),
];
