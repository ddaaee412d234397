//! Keys in variables, in the two files, and in the program.

use crate::against_botocore::configurations::row::{Row, config, credentials, differs, error, same, text, variable};

const KEY: &str = "AWS_ACCESS_KEY_ID";
const SECRET: &str = "AWS_SECRET_ACCESS_KEY";
const EXPIRY: &str = "AWS_CREDENTIAL_EXPIRATION";

const ZONELESS: &str = "times without a zone, or as a number";

pub const ROWS: &[Row] = &[
    same("profile", "region", credentials("[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\n")),
    differs("half a pair of keys", "secret in a variable alone", "profile", variable(SECRET, "secret")),
    error("key in a variable alone", "profile", variable(KEY, "VARIABLE")),
    same("keys in variables before those in a file", "key in a variable alone", variable(SECRET, "secret")),
    error("empty key", "keys", variable(KEY, "")),
    error("empty secret", "keys", variable(SECRET, "")),
    same("token", "keys", variable("AWS_SESSION_TOKEN", "new")),
    same("token by its old name", "keys", variable("AWS_SECURITY_TOKEN", "old")),
    same("token by both names", "token", variable("AWS_SECURITY_TOKEN", "old")),
    same("empty token", "token", variable("AWS_SESSION_TOKEN", "")),
    same("empty token by its old name", "token by both names", variable("AWS_SECURITY_TOKEN", "")),
    same("key with a space", "keys", variable(KEY, " VARIABLE ")),
    differs("empty keys", "key of the program that is empty", "keys", text("key", "")),
    error("expiry that has passed", "keys", variable(EXPIRY, "2020-01-31T12:00:00Z")),
    differs(ZONELESS, "expiry without a zone", "keys", variable(EXPIRY, "2999-01-31T12:00:00")),
    differs(ZONELESS, "expiry as a number", "keys", variable(EXPIRY, "32474995200")),
    same("empty expiry", "expiry that has passed", variable(EXPIRY, "")),
    same("expiry in words", "expiry that has passed", variable(EXPIRY, "Thu, 31 Jan 2999 12:00:00 GMT")),
    same("expiry with a space", "expiry that has passed", variable(EXPIRY, "2999-01-31 12:00:00+00:00")),
    same("expiry in spaces", "expiry that has passed", variable(EXPIRY, " 2999-01-31T12:00:00Z ")),
    same("expiry without seconds", "expiry that has passed", variable(EXPIRY, "2999-01-31T12:00Z")),
    same("expiry without signs", "expiry that has passed", variable(EXPIRY, "29990131T120000Z")),
    same("expiry in nanoseconds", "expiry that has passed", variable(EXPIRY, "2999-01-31T12:00:00.123456789Z")),
    same("expiry in another zone", "expiry that has passed", variable(EXPIRY, "2999-01-31T12:00:00+0100")),
    same("expiry in lower case", "expiry that has passed", variable(EXPIRY, "2999-01-31t12:00:00z")),
    differs(ZONELESS, "expiry that is a day", "keys", variable(EXPIRY, "2999-01-31")),
    error("expiry in a thirteenth month", "keys", variable(EXPIRY, "2999-13-01T00:00:00Z")),
    error("malformed expiry", "keys", variable(EXPIRY, "soon")),
    same("keys of the program", "keys", text("key", "PROGRAM")),
    error("key without a secret", "profile", credentials("[default]\naws_access_key_id = FILE\n")),
    same(
        "token in a file",
        "profile",
        credentials("[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\naws_session_token = new\n"),
    ),
    same(
        "token in a file by its old name",
        "profile",
        credentials("[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\naws_security_token = old\n"),
    ),
    same(
        "token in a file by both names",
        "token in a file",
        credentials(
            "[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\naws_session_token = new\n\
             aws_security_token = old\n",
        ),
    ),
    same(
        "keys in the configuration file",
        "region",
        config("[default]\naws_access_key_id = CONFIG\naws_secret_access_key = secret\n"),
    ),
    same(
        "keys in both files",
        "keys in the configuration file",
        credentials("[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\n"),
    ),
    differs(
        "half a pair of keys",
        "secret in the credentials file alone",
        "keys in the configuration file",
        credentials("[default]\naws_secret_access_key = secret\n"),
    ),
    error(
        "key in the credentials file alone",
        "keys in the configuration file",
        credentials("[default]\naws_access_key_id = FILE\n"),
    ),
    error(
        "key in the configuration file alone",
        "keys in the configuration file",
        config("[default]\naws_access_key_id = CONFIG\n"),
    ),
    differs(
        "empty keys",
        "empty key in a file",
        "keys in the configuration file",
        credentials("[default]\naws_access_key_id =\naws_secret_access_key =\n"),
    ),
];
