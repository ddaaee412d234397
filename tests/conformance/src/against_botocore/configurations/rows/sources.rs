//! Other sources of credentials that settings ask for, as far as they end before a service is asked.

use crate::against_botocore::configurations::row::{Row, config, credentials, differs, error, variable};

/// The configuration file with a region and more settings.
macro_rules! set {
    ($settings:literal) => {
        config(concat!("[default]\n", $settings))
    };
}

const BASE: &str = "profile";

const OLD: &str = "files of old tools";

pub const ROWS: &[Row] = &[
    error("role without credentials", BASE, set!("role_arn = arn:aws:iam::123456789012:role/deploy\n")),
    error("role that is empty", BASE, set!("role_arn =\n")),
    error("account of single sign-on that is empty", BASE, set!("sso_account_id =\n")),
    error("token file without a role", BASE, variable("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/token")),
    error(
        "token file that is not there",
        "token file without a role",
        variable("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/deploy"),
    ),
    error("token file of a profile without a role", BASE, set!("web_identity_token_file = {home}/token\n")),
    error(
        "token file of a profile that is not there",
        BASE,
        set!("web_identity_token_file = {home}/token\nrole_arn = arn:aws:iam::123456789012:role/deploy\n"),
    ),
    error("single sign-on without a role", BASE, set!("sso_account_id = 123456789012\n")),
    error("single sign-on without an account", BASE, set!("sso_role_name = deploy\n")),
    error(
        "single sign-on without a place",
        BASE,
        set!("sso_account_id = 123456789012\nsso_role_name = deploy\nsso_region = eu-west-1\n"),
    ),
    error(
        "single sign-on without a region",
        BASE,
        set!("sso_account_id = 123456789012\nsso_role_name = deploy\nsso_start_url = https://corp.example/start\n"),
    ),
    error(
        "single sign-on without a token",
        BASE,
        set!(
            "sso_account_id = 123456789012\nsso_role_name = deploy\nsso_start_url = https://corp.example/start\n\
             sso_region = eu-west-1\n"
        ),
    ),
    error(
        "session of single sign-on that is not there",
        BASE,
        set!("sso_account_id = 123456789012\nsso_role_name = deploy\nsso_session = corp\n"),
    ),
    error("session of single sign-on that is not there beside keys", "keys", set!("sso_session = corp\n")),
    error("session of single sign-on that is empty beside keys", "keys", set!("sso_session =\n")),
    error(
        "session of single sign-on that differs",
        BASE,
        set!(
            "sso_account_id = 123456789012\nsso_role_name = deploy\nsso_session = corp\nsso_region = eu-west-1\n\
             [sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = us-east-1\n"
        ),
    ),
    error(
        "session of single sign-on without a token",
        BASE,
        set!(
            "sso_account_id = 123456789012\nsso_role_name = deploy\nsso_session = corp\n\
             [sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = us-east-1\n"
        ),
    ),
    differs(OLD, "file of the first tools for EC2", "region", variable("AWS_CREDENTIAL_FILE", "{home}/other/ec2")),
    differs(OLD, "file of boto", "region", variable("BOTO_CONFIG", "{home}/other/boto")),
    error(
        "session of single sign-on in the credentials file",
        "session of single sign-on that is not there",
        credentials(
            "[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\nsso_session = other\n\
             [sso-session other]\nsso_region = us-east-1\n",
        ),
    ),
];
