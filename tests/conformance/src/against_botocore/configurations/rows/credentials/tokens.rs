//! Tokens of single sign-on that are renewed, and written back.

use super::single_sign_on::{SESSION, cache};
use crate::against_botocore::configurations::row::{Row, config, differs, error, reply, same, variable};
use crate::against_botocore::configurations::stand_ins::Place::Oidc;
use crate::against_botocore::configurations::stand_ins::Reply::{Is, Refused, Silent, Works};

const RENEWED: &str = "single sign-on that is renewed";
const SOON: &str = "single sign-on that is renewed before it ends";

/// The title of what differs.
const USED_ON: &str = "a valid token of single sign-on whose renewal fails";

/// A cached token with an expiry, and what it takes to renew it.
macro_rules! token {
    ($expiry:literal, $rest:literal) => {
        cache(concat!(
            r#"{"startUrl": "https://corp.example/start", "region": "eu-west-1", "accessToken": "access", "expiresAt": ""#,
            $expiry,
            "\", ",
            $rest,
            "}"
        ))
    };
}

pub const ROWS: &[Row] = &[
    same(
        RENEWED,
        SESSION,
        token!(
            "{-60 min}",
            r#""refreshToken": "refresh", "clientId": "client", "clientSecret": "secret",
            "registrationExpiresAt": "{+720 min}""#
        ),
    ),
    same(
        SOON,
        SESSION,
        token!(
            "{+10 min}",
            r#""refreshToken": "refresh", "clientId": "client", "clientSecret": "secret",
            "registrationExpiresAt": "{+720 min}""#
        ),
    ),
    error("single sign-on that has ended", RENEWED, token!("{-60 min}", r#""clientId": "client""#)),
    same("single sign-on that soon ends", SOON, token!("{+10 min}", r#""clientId": "client""#)),
    error(
        "single sign-on whose registration has ended",
        RENEWED,
        token!(
            "{-60 min}",
            r#""refreshToken": "refresh", "clientId": "client", "clientSecret": "secret",
            "registrationExpiresAt": "{-60 min}""#
        ),
    ),
    error(
        "single sign-on whose registration has no end",
        RENEWED,
        token!("{-60 min}", r#""refreshToken": "refresh", "clientId": "client", "clientSecret": "secret""#),
    ),
    error(
        "single sign-on without the client's secret",
        RENEWED,
        token!(
            "{-60 min}",
            r#""refreshToken": "refresh", "clientId": "client", "registrationExpiresAt": "{+720 min}""#
        ),
    ),
    error(
        "single sign-on whose renewal is refused",
        RENEWED,
        reply(Oidc, &[Is(400, r#"{"error": "invalid_grant", "error_description": "no"}"#)]),
    ),
    same(
        "single sign-on whose early renewal is refused",
        SOON,
        reply(Oidc, &[Is(400, r#"{"error": "invalid_grant", "error_description": "no"}"#)]),
    ),
    differs(USED_ON, "single sign-on whose early renewal replies HTML", SOON, reply(Oidc, &[Is(200, "<html>")])),
    differs(USED_ON, "single sign-on whose early renewal has no connection", SOON, reply(Oidc, &[Refused])),
    differs(USED_ON, "single sign-on whose early renewal has no reply", SOON, reply(Oidc, &[Silent])),
    differs(
        USED_ON,
        "single sign-on whose early renewal leaves out the token",
        SOON,
        reply(Oidc, &[Is(200, r#"{"expiresIn": 43200}"#)]),
    ),
    differs(
        USED_ON,
        "single sign-on that soon ends, whose registration has a malformed end",
        SOON,
        token!(
            "{+10 min}",
            r#""refreshToken": "refresh", "clientId": "client", "clientSecret": "secret",
            "registrationExpiresAt": "soon""#
        ),
    ),
    error("single sign-on whose renewal replies HTML", RENEWED, reply(Oidc, &[Is(200, "<html>")])),
    same(
        "single sign-on that is renewed for the last time",
        RENEWED,
        reply(Oidc, &[Is(200, r#"{"accessToken": "new-access", "tokenType": "Bearer", "expiresIn": 43200}"#)]),
    ),
    error(
        "single sign-on that is renewed for no time",
        RENEWED,
        reply(Oidc, &[Is(200, r#"{"accessToken": "new-access", "tokenType": "Bearer", "expiresIn": 0}"#)]),
    ),
    error(
        "single sign-on that is renewed without a token",
        RENEWED,
        reply(Oidc, &[Is(200, r#"{"expiresIn": 43200}"#)]),
    ),
    same("single sign-on that is renewed in trouble", RENEWED, reply(Oidc, &[Is(500, ""), Works])),
    same("single sign-on that is renewed when a connection was refused", RENEWED, reply(Oidc, &[Refused, Works])),
    same(
        "single sign-on that is renewed by an endpoint of one's own",
        RENEWED,
        variable("AWS_ENDPOINT_URL_SSO_OIDC", "http://localhost:4566"),
    ),
    same(
        "single sign-on that is renewed in China",
        RENEWED,
        config(
            "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = cn-north-1\n\
             [default]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = deploy\n",
        ),
    ),
    same("single sign-on that is renewed with FIPS", RENEWED, variable("AWS_USE_FIPS_ENDPOINT", "true")),
    same(
        "single sign-on that is renewed by an endpoint in a section",
        RENEWED,
        config(
            "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
             [default]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = deploy\n\
             services = local\n[services local]\nsso_oidc =\n  endpoint_url = http://localhost:4577\n",
        ),
    ),
    same(
        "role by single sign-on that is renewed",
        RENEWED,
        config(
            "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
             [profile base]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = reader\n\
             [default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = base\n",
        ),
    ),
];
