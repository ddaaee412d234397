//! Where the endpoint's URL comes from.

use crate::against_botocore::configurations::row::{
    Row, Scalar, config, credentials, differs, error, program, same, text, variable,
};

const ALL: &str = "AWS_ENDPOINT_URL";
const OWN: &str = "AWS_ENDPOINT_URL_CODEARTIFACT";
const IGNORE: &str = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

const HOST: &str = "endpoints whose host is not a DNS name";
const PATH: &str = "endpoints with a space, `<` or `>` in the path";

const SERVICES: &str = "\
[default]
endpoint_url = http://of-profile
services = local
[services local]
codeartifact =
  endpoint_url = http://of-services
";

pub const ROWS: &[Row] = &[
    same("endpoint", "keys", variable(ALL, "http://all")),
    same("endpoint of the service", "endpoint", variable(OWN, "http://own")),
    same("endpoint with a port", "keys", variable(ALL, "https://example.com:8443")),
    same("endpoint with a path", "keys", variable(ALL, "https://example.com/a/b/")),
    same("endpoint that is an address", "keys", variable(ALL, "http://[::1]:4000")),
    error("endpoint without a scheme", "keys", variable(ALL, "localhost")),
    error("endpoint without a host", "keys", variable(ALL, "http://")),
    differs("endpoints with a query", "endpoint with a query", "keys", variable(ALL, "http://a?b=1")),
    differs("endpoints with a user", "endpoint with a user", "keys", variable(ALL, "http://me:hushed@a")),
    differs("endpoints with `@` in the path", "endpoint with a scope", "keys", variable(ALL, "http://all/@scope")),
    differs(HOST, "endpoint with an underscore", "keys", variable(ALL, "http://a_b")),
    differs(HOST, "endpoint with a hyphen first", "keys", variable(ALL, "http://-a")),
    error("endpoint with a space", "keys", variable(ALL, "http://all ")),
    differs("endpoints behind a space", "endpoint behind a space", "keys", variable(ALL, " http://all")),
    error("endpoint behind a tab", "keys", variable(ALL, "\thttp://all")),
    error("endpoint with a line break", "keys", variable(ALL, "http://all\n")),
    error("endpoint with an empty host", "keys", variable(ALL, "http:///a")),
    error("endpoint with one slash", "keys", variable(ALL, "http:/all")),
    error("endpoint with a port that is less than none", "keys", variable(ALL, "http://all:-1")),
    error("endpoint with a port in other digits", "keys", variable(ALL, "http://all:٣")),
    error("endpoint with a sign before its port", "keys", variable(ALL, "http://all:+80")),
    same("endpoint with a scheme in capitals", "keys", variable(ALL, "HTTP://all")),
    same("endpoint with dots in its path", "keys", variable(ALL, "http://all/a/../b/./c")),
    same("endpoint with slashes in its path", "keys", variable(ALL, "http://all/a//b")),
    same("endpoint with braces in its path", "keys", variable(ALL, "http://all/{a}|b")),
    same("endpoint with a percent sign in its path", "keys", variable(ALL, "http://all/%zz")),
    same("endpoint with an empty query", "keys", variable(ALL, "http://all/b?")),
    same("endpoint of a short address", "keys", variable(ALL, "http://127.1")),
    differs(HOST, "endpoint with a comma", "keys", variable(ALL, "http://a,b")),
    differs(HOST, "endpoint with a semicolon", "keys", variable(ALL, "http://a;b/")),
    error("endpoint with an escape", "keys", variable(ALL, "http://a%62/")),
    differs("hosts in capitals", "endpoint in capitals", "keys", variable(ALL, "http://ALL")),
    error("endpoint with two dots", "keys", variable(ALL, "http://a..b")),
    error("endpoint beyond ASCII", "keys", variable(ALL, "http://é")),
    error("endpoint with a tab", "keys", variable(ALL, "http://a\tb")),
    error("endpoint with a port that is too great", "keys", variable(ALL, "http://all:99999")),
    same("endpoint with the port of TLS", "keys", variable(ALL, "https://all:443")),
    same("endpoint with an escape in its path", "keys", variable(ALL, "http://all/a%20b")),
    same("endpoint with a zone", "keys", variable(ALL, "http://[fe80::1%25en0]")),
    differs("endpoints with a colon but no port", "endpoint without its port", "keys", variable(ALL, "http://all:")),
    differs("endpoints with a fragment", "endpoint with a fragment", "keys", variable(ALL, "http://all/#x")),
    differs(PATH, "endpoint with a spaced path", "keys", variable(ALL, "http://all/a b")),
    differs(PATH, "endpoint with brackets in its path", "keys", variable(ALL, "http://all/b<c>")),
    differs("endpoints with a path beyond ASCII", "endpoint with an accent", "keys", variable(ALL, "http://all/é")),
    error("endpoint of the program that is empty", "keys", text("endpoint_url", "")),
    differs("endpoints with other schemes", "endpoint of another scheme", "keys", variable(ALL, "ftp://a")),
    same("endpoints ignored", "endpoint", variable(IGNORE, "true")),
    differs("flags other than `true` and `false`", "endpoints ignored by 1", "endpoint", variable(IGNORE, "1")),
    same("endpoint of the program", "endpoint", text("endpoint_url", "http://set")),
    same("endpoint of the program though others are ignored", "endpoints ignored", text("endpoint_url", "http://set")),
    error("endpoint of the program that is not a URL", "keys", text("endpoint_url", "set")),
    same("endpoint of a profile", "keys", config("[default]\nendpoint_url = http://of-profile\n")),
    same("endpoint of services", "endpoint of a profile", config(SERVICES)),
    same("endpoint in the environment and of services", "endpoint of services", variable(ALL, "http://all")),
    same("endpoint of the service in the environment", "endpoint of services", variable(OWN, "http://own")),
    error("services that are not there", "endpoint of a profile", config("[default]\nservices = gone\n")),
    differs(
        "an empty `services` section",
        "services that are empty",
        "endpoint of a profile",
        config("[default]\nendpoint_url = http://beside\nservices = local\n[services local]\n"),
    ),
    error("services that are nested", "endpoint of a profile", config("[default]\nservices =\n  a = 1\n")),
    error(
        "service that has a value",
        "endpoint of services",
        config("[default]\nservices = local\n[services local]\ncodeartifact = http://a\n"),
    ),
    differs(
        "an empty `services` section",
        "service that is empty",
        "endpoint of services",
        config("[default]\nservices = local\n[services local]\ncodeartifact =\n"),
    ),
    differs("empty settings", "empty name of services", "endpoint of services", config("[default]\nservices =\n")),
    same(
        "services with a space in quotes",
        "endpoint of services",
        config("[default]\nservices = a b\n[services 'a b']\ncodeartifact =\n  endpoint_url = http://quoted\n"),
    ),
    error("endpoint that is nested", "endpoint of a profile", config("[default]\nendpoint_url =\n  a = 1\n")),
    same(
        "services of others",
        "endpoint of services",
        config(
            "[default]\nendpoint_url = http://beside\nservices = local\n[services local]\ns3 =\n  endpoint_url = http://s3\n",
        ),
    ),
    same(
        "service in capitals",
        "endpoint of services",
        config("[default]\nservices = local\n[services local]\nCodeArtifact =\n  endpoint_url = http://capitals\n"),
    ),
    same(
        "key of services in capitals",
        "endpoint of services",
        config("[default]\nservices = local\n[services local]\ncodeartifact =\n  Endpoint_URL = http://capitals\n"),
    ),
    same(
        "endpoint of services that is there twice",
        "endpoint of services",
        config(
            "[default]\nservices = local\n[services local]\ncodeartifact =\n  endpoint_url = http://a\n  endpoint_url = http://b\n",
        ),
    ),
    differs(
        "comments after values",
        "endpoint with a comment",
        "endpoint of a profile",
        config("[default]\nendpoint_url = http://of-profile/x ; local\n"),
    ),
    error(
        "services in the credentials file",
        "services that are not there",
        credentials(
            "[default]\nregion = eu-west-1\nservices = local\n[services local]\ncodeartifact =\n  endpoint_url = http://a\n",
        ),
    ),
    same(
        "endpoints ignored by a profile",
        "endpoint of a profile",
        config("[default]\nendpoint_url = http://of-profile\nignore_configured_endpoint_urls = TRUE\n"),
    ),
    same("endpoints not ignored after all", "endpoints ignored by a profile", variable(IGNORE, "false")),
    same("endpoint with FIPS", "FIPS", variable(ALL, "http://all")),
    same("endpoint with dual-stack", "dual-stack", variable(ALL, "http://all")),
    same("endpoint of the program with FIPS", "FIPS", text("endpoint_url", "http://set")),
    same("endpoint with FIPS in the region", "FIPS before the region", variable(ALL, "http://all")),
    same(
        "endpoint with FIPS in the program's region",
        "endpoint with dual-stack",
        program("region", Scalar::Text("fips-eu-west-1")),
    ),
];
