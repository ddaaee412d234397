//! Certificates, and the application's name.

use crate::against_botocore::configurations::row::{Row, config, differs, error, same, text, variable};

const BUNDLE: &str = "AWS_CA_BUNDLE";
const APP_ID: &str = "AWS_SDK_UA_APP_ID";

pub const ROWS: &[Row] = &[
    same("certificates", "keys", variable(BUNDLE, "/bundle.pem")),
    same("certificates of a profile", "keys", config("[default]\nca_bundle = /profile.pem\n")),
    same(
        "certificates in the environment and of a profile",
        "certificates of a profile",
        variable(BUNDLE, "/bundle.pem"),
    ),
    same("certificates of the program", "certificates", text("ca_bundle", "/set.pem")),
    error("certificates of the program that are empty", "certificates", text("ca_bundle", "")),
    differs("empty variables", "certificates that are empty", "certificates of a profile", variable(BUNDLE, "")),
    differs("empty settings", "certificates of a profile that are empty", "keys", config("[default]\nca_bundle =\n")),
    differs("`REQUESTS_CA_BUNDLE`", "certificates of requests", "keys", variable("REQUESTS_CA_BUNDLE", "/bundle.pem")),
    same("name of the application", "keys", variable(APP_ID, "variable")),
    same("name of the application of a profile", "keys", config("[default]\nsdk_ua_app_id = profile\n")),
    same("name of the application with a space", "keys", variable(APP_ID, "my app/1.0")),
    same("name of the application in both", "name of the application of a profile", variable(APP_ID, "variable")),
    same("name of the application of the program", "name of the application", text("app_id", "set")),
    same("name of the application of the program that is empty", "name of the application", text("app_id", "")),
    differs(
        "empty variables",
        "name of the application that is empty",
        "name of the application of a profile",
        variable(APP_ID, ""),
    ),
];
