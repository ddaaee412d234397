//! Where the two files are.

use crate::against_botocore::configurations::row::{Row, Setting, config, differs, error, same, variable};

const CONFIG: &str = "AWS_CONFIG_FILE";
const CREDENTIALS: &str = "AWS_SHARED_CREDENTIALS_FILE";

/// Longer than any system's names of files.
const LONG: &str = "{home}/a123456789-123456789-123456789-123456789-123456789-123456789-123456789-123456789-123456789-\
                    123456789-123456789-123456789-123456789-123456789-123456789-123456789-123456789-123456789-\
                    123456789-123456789-123456789-123456789-123456789-123456789-123456789-123456789-123456789";

pub const ROWS: &[Row] = &[
    same("path of the configuration file", "region of a file", variable(CONFIG, "{home}/other/config")),
    same("path that begins with a tilde", "region of a file", variable(CONFIG, "~/other/config")),
    same("path with a variable", "region of a file", variable(CONFIG, "$HOME/other/config")),
    same("path with a variable in braces", "region of a file", variable(CONFIG, "${HOME}/other/config")),
    error("path with a variable that is not set", "region of a file", variable(CONFIG, "$NOWHERE/other/config")),
    error("path to nowhere", "region of a file", variable(CONFIG, "{home}/nowhere")),
    error("path below a file", "region of a file", variable(CONFIG, "{home}/other/config/x")),
    error("path to a directory", "region of a file", variable(CONFIG, "{home}/other")),
    error("empty path", "region of a file", variable(CONFIG, "")),
    error("empty path of the credentials file", "profile", variable(CREDENTIALS, "")),
    same("empty path of the credentials file alone", "keys in both files", variable(CREDENTIALS, "")),
    differs(
        "`~name` in paths",
        "path in the home directory of another user",
        "region of a file",
        // That directory is where it may be, but the root is above it.
        variable(CONFIG, "~daemon/../../../..{home}/other/config"),
    ),
    differs("a file that cannot be read", "path that is too long", "profile", variable(CONFIG, LONG)),
    same("path of the credentials file", "profile", variable(CREDENTIALS, "{home}/other/credentials")),
    same("path of the credentials file with a tilde", "profile", variable(CREDENTIALS, "~/other/credentials")),
    same("path of the credentials file with a variable", "profile", variable(CREDENTIALS, "$HOME/other/credentials")),
    error("path of the credentials file to nowhere", "profile", variable(CREDENTIALS, "{home}/nowhere")),
    same("attempts in a file", "profile", config("[default]\nmax_attempts = 7\n")),
    same("empty path though attempts are in a file", "attempts in a file", variable(CONFIG, "")),
    same("directory in place of the file", "attempts in a file", Setting::File(".aws/config", None)),
    error("directory in place of the credentials file", "profile", Setting::File(".aws/credentials", None)),
];
