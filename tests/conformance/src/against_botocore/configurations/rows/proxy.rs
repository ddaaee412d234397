//! Proxies, by requests that are sent. The endpoint is on loopback, and so not one with TLS.

use crate::against_botocore::configurations::row::{Row, differs, same, variable};

pub const ROWS: &[Row] = &[
    same("request that is sent", "keys", variable("AWS_ENDPOINT_URL", "{endpoint}")),
    // A header has no line breaks, so nothing is sent.
    same("key with a line break", "request that is sent", variable("AWS_ACCESS_KEY_ID", "VAR\nIABLE")),
    same("token with a line break", "request that is sent", variable("AWS_SESSION_TOKEN", "token\n")),
    differs(
        "`http_proxy`",
        "proxy for requests without TLS",
        "request that is sent",
        variable("http_proxy", "{proxy}"),
    ),
    same("host without a proxy", "proxy for requests without TLS", variable("no_proxy", "127.0.0.1")),
];
