//! Which source comes first, and keys without a service that end the search.

use crate::against_botocore::configurations::row::{Row, config, credentials, error, same, variable};

const KEYS: &str = "[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\n";

/// A role of a profile by its own keys, and more settings.
macro_rules! both {
    ($settings:literal) => {
        config(concat!(
            "[default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = base\n",
            $settings,
            "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = secret\n"
        ))
    };
}

/// A profile with web identity.
macro_rules! pod {
    () => {
        config(
            "[default]\nweb_identity_token_file = {home}/other/token\nrole_arn = arn:aws:iam::123456789012:role/pod\n",
        )
    };
}

pub const ROWS: &[Row] = &[
    same("keys before the instance", "instance", credentials(KEYS)),
    same("keys before the container", "container", credentials(KEYS)),
    same("role before keys", "keys before the instance", both!("")),
    error("role without a source before keys", "keys before the instance", config("[default]\nrole_arn = r\n")),
    same("web identity before keys", "keys before the instance", pod!()),
    error(
        "single sign-on before keys",
        "keys before the instance",
        config(
            "[default]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
             sso_account_id = 123456789012\nsso_role_name = deploy\n",
        ),
    ),
    same(
        "keys of the configuration file before the container",
        "container",
        config("[default]\naws_access_key_id = CONFIG\naws_secret_access_key = secret\n"),
    ),
    error(
        "login before keys in the configuration file",
        "keys of the configuration file before the container",
        config(
            "[default]\naws_access_key_id = CONFIG\naws_secret_access_key = secret\n\
             login_session = arn:aws:iam::123456789012:user/me\n",
        ),
    ),
    error("half a key before the instance", "instance", credentials("[default]\naws_access_key_id = FILE\n")),
    error("half a key in a variable before the instance", "instance", variable("AWS_ACCESS_KEY_ID", "VARIABLE")),
    same(
        "keys in variables before the instance",
        "half a key in a variable before the instance",
        variable("AWS_SECRET_ACCESS_KEY", "secret"),
    ),
    same(
        "keys in variables for an hour",
        "keys in variables before the instance",
        variable("AWS_CREDENTIAL_EXPIRATION", "{+60 min}"),
    ),
    error(
        "keys in variables that have expired",
        "keys in variables for an hour",
        variable("AWS_CREDENTIAL_EXPIRATION", "{-60 min}"),
    ),
    same("role before web identity", "web identity", both!("")),
    same(
        "role before single sign-on",
        "single sign-on",
        both!("sso_start_url = u\nsso_region = us-east-1\nsso_account_id = 1\nsso_role_name = r\n"),
    ),
    same("web identity before the container", "container", pod!()),
    error("profile that is not there before the instance", "instance", variable("AWS_PROFILE", "wrok")),
    error("profile that is not there, by its other name", "instance", variable("AWS_DEFAULT_PROFILE", "wrok")),
    same(
        "command for an hour",
        "instance",
        config(
            "[default]\ncredential_process = echo '{\"Version\": 1, \"AccessKeyId\": \"COMMAND\", \
             \"SecretAccessKey\": \"secret\", \"SessionToken\": \"t\", \"Expiration\": \"{+60 min}\"}'\n",
        ),
    ),
    error("command that fails before the instance", "instance", config("[default]\ncredential_process = false\n")),
    error("command that fails before the container", "container", config("[default]\ncredential_process = false\n")),
];
