//! Keys in variables, in the two files, and in the program.

use crate::against_botocore::configurations::row::{Row, config, credentials, differs, error, same, text, variable};

const KEY: &str = "AWS_ACCESS_KEY_ID";
const SECRET: &str = "AWS_SECRET_ACCESS_KEY";

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
    error("expiry that has passed", "keys", variable("AWS_CREDENTIAL_EXPIRATION", "2020-01-31T12:00:00Z")),
    differs(
        "times without a zone, or as a number",
        "expiry without a zone",
        "keys",
        variable("AWS_CREDENTIAL_EXPIRATION", "2999-01-31T12:00:00"),
    ),
    differs(
        "times without a zone, or as a number",
        "expiry as a number",
        "keys",
        variable("AWS_CREDENTIAL_EXPIRATION", "32474995200"),
    ),
    error("expiry that is none", "keys", variable("AWS_CREDENTIAL_EXPIRATION", "soon")),
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
