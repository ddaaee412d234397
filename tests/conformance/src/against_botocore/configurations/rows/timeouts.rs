//! Timeouts.

use crate::against_botocore::configurations::row::{Row, Scalar, config, differs, error, program, same, variable};

const MODE: &str = "AWS_DEFAULTS_MODE";

const MODES: &str = "`AWS_DEFAULTS_MODE`";

pub const ROWS: &[Row] = &[
    same("time to connect", "keys", program("connect_timeout", Scalar::Number(2))),
    same("time to read", "keys", program("read_timeout", Scalar::Number(7))),
    same("no time to connect", "keys", program("connect_timeout", Scalar::Null)),
    same("no time to read", "keys", program("read_timeout", Scalar::Null)),
    error("no second to connect", "keys", program("connect_timeout", Scalar::Number(0))),
    error("no second to read", "keys", program("read_timeout", Scalar::Number(0))),
    differs(
        "the connect timeout",
        "default of the time to connect",
        "keys",
        program("connect_timeout", Scalar::Default),
    ),
    same("mode of defaults", "default of the time to connect", variable(MODE, "standard")),
    same(
        "mode of defaults of a profile",
        "default of the time to connect",
        config("[default]\ndefaults_mode = standard\n"),
    ),
    differs(MODES, "mode of defaults within a region", "default of the time to connect", variable(MODE, "in-region")),
    differs(MODES, "unknown mode of defaults", "default of the time to connect", variable(MODE, "bogus")),
    differs(
        MODES,
        "unknown mode of defaults in a profile",
        "default of the time to connect",
        config("[default]\ndefaults_mode = bogus\n"),
    ),
    differs(MODES, "mode of defaults for telephones", "default of the time to connect", variable(MODE, "mobile")),
];
