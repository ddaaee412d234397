//! Sessions of `aws login`.

use crate::against_botocore::configurations::row::{Row, Setting, config, differs, error, reply, same, text, variable};
use crate::against_botocore::configurations::stand_ins::Place::SignIn;
use crate::against_botocore::configurations::stand_ins::Reply::{Is, Works};

const CACHE: &str = ".aws/login/cache/286187707741fc2ccb93cf9e56dbd0ee0a16208feed5fbc8ae1baa86d44c283f.json";
const ELSEWHERE: &str = "other/cache/286187707741fc2ccb93cf9e56dbd0ee0a16208feed5fbc8ae1baa86d44c283f.json";

/// A cached session: when its keys expire, and more members. The key is nobody's: it was made for this.
macro_rules! session {
    ($expiry:literal, $rest:literal) => {
        concat!(
            r#"{"accessToken": {"accessKeyId": "LOGIN", "secretAccessKey": "secret of login", "sessionToken": "token of login",
            "accountId": "123456789012", "expiresAt": ""#,
            $expiry,
            r#""}, "tokenType": "aws_sigv4", "identityToken": "identity", "#,
            $rest,
            "}"
        )
    };
}

/// What it takes to renew it.
macro_rules! renewal {
    () => {
        r#""refreshToken": "refresh", "clientId": "arn:aws:signin:::devtools/same-device", "dpopKey": "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEILaDGXwiso8zwnsd/svG39i1c+wi/0HN54mvd98J4h7joAoGCCqGSM49\nAwEHoUQDQgAERLX8ZV4O2wq3NhEic5v59SEjFrteILUHXS/4lJbpCfodLGYwhChN\nNJs8gJmi6MwfsZIr5DrnlWy9kxlCbJBy/g==\n-----END EC PRIVATE KEY-----\n""#
    };
}

/// A cached session with all it takes to renew it.
macro_rules! whole {
    ($expiry:literal) => {
        concat!(
            r#"{"accessToken": {"accessKeyId": "LOGIN", "secretAccessKey": "secret of login", "sessionToken": "token of login",
            "accountId": "123456789012", "expiresAt": ""#,
            $expiry,
            r#""}, "tokenType": "aws_sigv4", "identityToken": "identity", "#,
            renewal!(),
            "}"
        )
    };
}

const NOBODY: &str = "login that nobody has begun";
const LOGIN: &str = "login";
const RENEWED: &str = "login that is renewed";

const fn cache(text: &'static str) -> Setting {
    Setting::File(CACHE, Some(text.as_bytes()))
}

pub const ROWS: &[Row] = &[
    error(NOBODY, "instance", config("[default]\nlogin_session = arn:aws:iam::123456789012:user/me\n")),
    same(LOGIN, NOBODY, cache(whole!("{+60 min}"))),
    same("login that soon ends", NOBODY, cache(whole!("{+10 min}"))),
    same(RENEWED, NOBODY, cache(whole!("{-60 min}"))),
    same("login that is renewed before it ends", NOBODY, cache(whole!("{+2 min}"))),
    error(
        "login without a key for proofs",
        RENEWED,
        cache(session!("{-60 min}", r#""refreshToken": "r", "clientId": "c""#)),
    ),
    error(
        "login with a malformed proof key",
        RENEWED,
        cache(session!(
            "{-60 min}",
            r#""refreshToken": "r", "clientId": "c", "dpopKey": "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n""#
        )),
    ),
    error(
        "login without a token to renew it",
        RENEWED,
        cache(session!("{-60 min}", r#""clientId": "c", "dpopKey": "key""#)),
    ),
    error("login without keys", RENEWED, cache(concat!("{", renewal!(), "}"))),
    error("login with half a file", LOGIN, cache(r#"{"accessToken": {"acc"#)),
    error("login in a cache that is elsewhere", LOGIN, variable("AWS_LOGIN_CACHE_DIRECTORY", "{home}/other/cache")),
    same(
        "login in another cache",
        "login in a cache that is elsewhere",
        Setting::File(ELSEWHERE, Some(whole!("{+60 min}").as_bytes())),
    ),
    same("login that is renewed in another region", RENEWED, variable("AWS_DEFAULT_REGION", "eu-west-1")),
    same("login that is renewed in China", RENEWED, variable("AWS_DEFAULT_REGION", "cn-north-1")),
    same("login that is renewed in the program's region", RENEWED, text("region", "ap-south-1")),
    same(
        "login that is renewed where it began",
        RENEWED,
        cache(concat!(
            r#"{"accessToken": {"accessKeyId": "LOGIN", "secretAccessKey": "s", "sessionToken": "t",
            "accountId": "123456789012", "expiresAt": "{-60 min}"}, "signInRegion": "us-west-2", "#,
            renewal!(),
            "}"
        )),
    ),
    same(
        "login that is renewed by an endpoint of one's own",
        RENEWED,
        variable("AWS_ENDPOINT_URL_SIGNIN", "http://localhost:4566"),
    ),
    error(
        "login whose renewal is refused",
        RENEWED,
        reply(SignIn, &[Is(401, r#"{"__type": "AccessDeniedException", "error": "TOKEN_EXPIRED", "message": "no"}"#)]),
    ),
    differs(
        "an early renewal of `aws login` that fails",
        "login whose early renewal is refused",
        "login that is renewed before it ends",
        reply(SignIn, &[Is(401, r#"{"__type": "AccessDeniedException", "error": "TOKEN_EXPIRED", "message": "no"}"#)]),
    ),
    same("login that is renewed in trouble", RENEWED, reply(SignIn, &[Is(500, ""), Works])),
    error("login that is renewed without keys", RENEWED, reply(SignIn, &[Is(200, "{}")])),
    same(
        "role by login",
        LOGIN,
        config(
            "[profile base]\nlogin_session = arn:aws:iam::123456789012:user/me\n\
             [default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = base\n",
        ),
    ),
    same(
        "login behind keys in the credentials file",
        LOGIN,
        Setting::File(
            ".aws/credentials",
            Some(b"[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\n"),
        ),
    ),
];
