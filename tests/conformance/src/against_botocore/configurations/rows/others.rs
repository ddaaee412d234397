//! Settings that have a meaning for other clients.

use crate::against_botocore::configurations::row::{Row, config, differs, variable};

const TITLE: &str = "settings of other clients and services";

pub const ROWS: &[Row] = &[
    differs(TITLE, "regional endpoints of STS", "keys", variable("AWS_STS_REGIONAL_ENDPOINTS", "bogus")),
    differs(TITLE, "mode of endpoints by account", "keys", variable("AWS_ACCOUNT_ID_ENDPOINT_MODE", "bogus")),
    differs(TITLE, "checksums of requests", "keys", variable("AWS_REQUEST_CHECKSUM_CALCULATION", "bogus")),
    differs(TITLE, "checksums of replies", "keys", variable("AWS_RESPONSE_CHECKSUM_VALIDATION", "bogus")),
    differs(
        TITLE,
        "size from which is compressed",
        "keys",
        variable("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "bogus"),
    ),
    differs(TITLE, "style of addresses of S3", "keys", config("[default]\ns3 =\n  addressing_style = bogus\n")),
    differs(TITLE, "version of the model", "keys", config("[default]\napi_versions =\n  codeartifact = 1999-01-01\n")),
];
