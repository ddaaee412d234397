//! Keys from a command.

use crate::against_botocore::configurations::row::{Row, config, credentials, differs, error, same};

/// The configuration file with a command, and keys behind it.
macro_rules! command {
    ($command:literal) => {
        config(concat!(
            "[default]\naws_access_key_id = CONFIG\naws_secret_access_key = secret\ncredential_process = ",
            $command,
            "\n"
        ))
    };
}

/// What a command writes that has keys.
macro_rules! keys {
    () => {
        r#"{"Version": 1, "AccessKeyId": "COMMAND", "SecretAccessKey": "secret"}"#
    };
}

const BASE: &str = "keys in the configuration file";

const TEXTS: &str = "a command's secret or account that is not text";
const VERSION: &str = "a command's version that is not the number `1`";

pub const ROWS: &[Row] = &[
    same("command", BASE, config(concat!("[default]\ncredential_process = echo '", keys!(), "'\n"))),
    same(
        "command before keys in its file",
        BASE,
        config(concat!(
            "[default]\naws_access_key_id = CONFIG\naws_secret_access_key = secret\ncredential_process = echo '",
            keys!(),
            "'\n"
        )),
    ),
    same(
        "command behind keys in the credentials file",
        "command",
        credentials("[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\n"),
    ),
    same(
        "command in the credentials file",
        BASE,
        credentials(concat!("[default]\ncredential_process = echo '", keys!(), "'\n")),
    ),
    same(
        "command with a token",
        "command",
        command!(
            r#"echo '{"Version": 1, "AccessKeyId": "COMMAND", "SecretAccessKey": "secret", "SessionToken": "token"}'"#
        ),
    ),
    same(
        "command in double quotes",
        BASE,
        command!(r#"echo "{\"Version\": 1, \"AccessKeyId\": \"QUOTED\", \"SecretAccessKey\": \"secret\"}""#),
    ),
    same(
        "command with signs of comments",
        BASE,
        command!(r#"sh -c 'echo "{\"Version\": 1, \"AccessKeyId\": \"TEAM #1 ; 2\", \"SecretAccessKey\": \"s\"}"'"#),
    ),
    same(
        "command with escapes",
        BASE,
        command!(r#"echo \{\"Version\":1,\"AccessKeyId\":\"ESCAPED\",\"SecretAccessKey\":\"secret\"\}"#),
    ),
    error("command that is not there", BASE, command!("{home}/nowhere")),
    error("command that fails", BASE, command!("sh -c 'echo no luck >&2; exit 3'")),
    error("command with an open quote", BASE, command!("echo 'x")),
    error("command that writes nothing", BASE, command!("true")),
    error("command that writes no JSON", BASE, command!("echo keys")),
    error("command that writes no object", BASE, command!("echo []")),
    error(
        "command that writes another version",
        BASE,
        command!(r#"echo '{"Version": 2, "AccessKeyId": "COMMAND", "SecretAccessKey": "secret"}'"#),
    ),
    error(
        "command that writes no version",
        BASE,
        command!(r#"echo '{"AccessKeyId": "COMMAND", "SecretAccessKey": "secret"}'"#),
    ),
    error("command that writes no secret", BASE, command!(r#"echo '{"Version": 1, "AccessKeyId": "COMMAND"}'"#)),
    error(
        "command that writes a malformed expiry",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "COMMAND", "SecretAccessKey": "s", "Expiration": "soon"}'"#),
    ),
    error("command with a tilde", BASE, command!("~/tool")),
    error("command that is empty", BASE, command!("")),
    error(
        "command that writes an expiry that has passed",
        BASE,
        command!(
            r#"echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "Expiration": "2020-01-31T12:00:00Z"}'"#
        ),
    ),
    error(
        "command that writes an expiry that is empty",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "COMMAND", "SecretAccessKey": "s", "Expiration": ""}'"#),
    ),
    error(
        "command that writes an expiry as a number",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "Expiration": 32474995200}'"#),
    ),
    differs(
        "times without a zone, or as a number",
        "command that writes an expiry without a zone",
        BASE,
        command!(
            r#"echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "Expiration": "2999-01-31T12:00:00"}'"#
        ),
    ),
    error(
        "command that writes a token as a number",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "COMMAND", "SecretAccessKey": "s", "SessionToken": 1}'"#),
    ),
    error(
        "command that writes a key as a number",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": 1, "SecretAccessKey": "s"}'"#),
    ),
    error(
        "command that writes names in lower case",
        BASE,
        command!(r#"echo '{"version": 1, "accessKeyId": "COMMAND", "secretAccessKey": "s"}'"#),
    ),
    error(
        "command that writes the version as a text",
        BASE,
        command!(r#"echo '{"Version": "1", "AccessKeyId": "COMMAND", "SecretAccessKey": "s"}'"#),
    ),
    error("command that writes a list of keys", BASE, command!(r#"echo '[{"Version": 1, "AccessKeyId": "A"}]'"#)),
    error("command that writes null", BASE, command!("echo null")),
    error(
        "command that writes no key",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": null, "SecretAccessKey": "s"}'"#),
    ),
    error(
        "command that writes two objects",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s"} {}'"#),
    ),
    error(
        "command that writes a comma at the end",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s",}'"#),
    ),
    error(
        "command that writes a mark",
        BASE,
        command!("echo '\u{feff}{\"Version\": 1, \"AccessKeyId\": \"A\", \"SecretAccessKey\": \"s\"}'"),
    ),
    error(
        "command that writes an expiry of another kind",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "Expiration": {}}'"#),
    ),
    same(
        "command that writes more than is asked for",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "MORE", "SecretAccessKey": "s", "Extra": [{"a": null}]}'"#),
    ),
    same(
        "command that writes an expiry that is null",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "NULL", "SecretAccessKey": "s", "Expiration": null}'"#),
    ),
    same(
        "command that writes an empty token",
        "command with a token",
        command!(r#"echo '{"Version": 1, "AccessKeyId": "COMMAND", "SecretAccessKey": "s", "SessionToken": ""}'"#),
    ),
    same(
        "command that writes a token that is null",
        "command with a token",
        command!(r#"echo '{"Version": 1, "AccessKeyId": "COMMAND", "SecretAccessKey": "s", "SessionToken": null}'"#),
    ),
    same(
        "command that writes a key twice",
        BASE,
        command!(
            r#"echo '{"Version": 2, "AccessKeyId": "A", "SecretAccessKey": "s", "AccessKeyId": "B", "Version": 1}'"#
        ),
    ),
    differs(
        TEXTS,
        "command that writes a secret as a number",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": 1}'"#),
    ),
    differs(
        TEXTS,
        "command that writes an account as a number",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "AccountId": 123456789012}'"#),
    ),
    differs(
        "a command's output that is not JSON",
        "command that writes what is no number",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "Extra": NaN}'"#),
    ),
    differs(
        VERSION,
        "command that writes the version as true",
        BASE,
        command!(r#"echo '{"Version": true, "AccessKeyId": "COMMAND", "SecretAccessKey": "s"}'"#),
    ),
    differs(
        VERSION,
        "command that writes the version with a point",
        BASE,
        command!(r#"echo '{"Version": 1.0, "AccessKeyId": "COMMAND", "SecretAccessKey": "s"}'"#),
    ),
    differs(
        "empty keys",
        "command that writes an empty key",
        BASE,
        command!(r#"echo '{"Version": 1, "AccessKeyId": "", "SecretAccessKey": "s"}'"#),
    ),
];
