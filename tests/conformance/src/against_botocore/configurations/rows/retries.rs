//! Retries.

use crate::against_botocore::configurations::row::{Row, Scalar, config, differs, error, program, same, variable};

const ATTEMPTS: &str = "AWS_MAX_ATTEMPTS";
const MODE: &str = "AWS_RETRY_MODE";

const NUMBERS: &str = "numbers with `_`, in other digits than 0 to 9, or beyond 32 bits";

const MODES: &str = "retry modes";

pub const ROWS: &[Row] = &[
    same("attempts", "keys", variable(ATTEMPTS, "5")),
    same("one attempt", "keys", variable(ATTEMPTS, "1")),
    same("attempts with spaces", "keys", variable(ATTEMPTS, " 4 ")),
    same("attempts with a sign", "keys", variable(ATTEMPTS, "+6")),
    same("attempts with zeros", "keys", variable(ATTEMPTS, "007")),
    differs(NUMBERS, "attempts as Python writes them", "keys", variable(ATTEMPTS, "1_0")),
    differs(NUMBERS, "attempts in other digits", "keys", variable(ATTEMPTS, "٥")),
    error("attempts in hexadecimal", "keys", variable(ATTEMPTS, "0x3")),
    error("attempts with a space within", "keys", variable(ATTEMPTS, "+ 3")),
    differs(NUMBERS, "attempts without end", "keys", variable(ATTEMPTS, "99999999999")),
    differs(
        "zero attempts set by the program",
        "no attempt of the program",
        "keys",
        program("max_attempts", Scalar::Number(0)),
    ),
    error("attempts that are nested", "keys", config("[default]\nmax_attempts =\n  a = 1\n")),
    error("mode that is nested", "keys", config("[default]\nretry_mode =\n  a = 1\n")),
    differs("empty settings", "attempts of a profile that are empty", "keys", config("[default]\nmax_attempts =\n")),
    differs("empty settings", "mode of a profile that is empty", "keys", config("[default]\nretry_mode =\n")),
    error("no attempt", "keys", variable(ATTEMPTS, "0")),
    error("less than no attempt", "keys", variable(ATTEMPTS, "-1")),
    error("attempts with a point", "keys", variable(ATTEMPTS, "3.0")),
    error("attempts in words", "keys", variable(ATTEMPTS, "many")),
    differs("empty variables", "attempts that are empty", "attempts of a profile", variable(ATTEMPTS, "")),
    same("attempts of a profile", "keys", config("[default]\nmax_attempts = 8\n")),
    same("attempts in the environment and of a profile", "attempts of a profile", variable(ATTEMPTS, "2")),
    same("attempts of the program", "attempts", program("max_attempts", Scalar::Number(2))),
    differs(
        "retries set by the program",
        "unknown mode beside the program's attempts",
        "attempts of the program",
        variable(MODE, "bogus"),
    ),
    error("attempts of a profile that are none", "keys", config("[default]\nmax_attempts = 0\n")),
    differs(MODES, "legacy mode", "keys", variable(MODE, "legacy")),
    differs(MODES, "adaptive mode", "keys", variable(MODE, "adaptive")),
    differs(MODES, "legacy mode with attempts", "attempts", variable(MODE, "legacy")),
    differs(MODES, "legacy mode of a profile", "keys", config("[default]\nretry_mode = legacy\n")),
    same("mode in the environment and of a profile", "legacy mode of a profile", variable(MODE, "standard")),
    differs("retry modes in capitals", "mode in capitals", "keys", variable(MODE, "Standard")),
    error("unknown mode", "keys", variable(MODE, "off")),
    error("unknown mode in a profile", "keys", config("[default]\nretry_mode = off\n")),
];
