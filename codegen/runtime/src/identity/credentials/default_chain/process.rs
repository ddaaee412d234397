//! Credentials from a command, which is the profile's `credential_process`.

use crate::identity::credentials::Credentials;
use crate::identity::shell_words;
use crate::io::blocking;
use crate::wire::sentence::{self, QUOTE};
use crate::wire::time::DateTime;
use serde_json::Value;
use std::process::{Command, Stdio};

/// Runs the command and reads the keys from its output, in the JSON that the AWS CLI documents.
///
/// # Errors
/// Returns a clause about the command or its output, without secrets.
pub async fn credentials(command: &str) -> Result<Credentials, String> {
    // On Windows paths contain backslashes.
    let words = shell_words::split(command, !cfg!(windows))?;
    let [program, arguments @ ..] = words.as_slice() else {
        return Err("it is empty".to_owned());
    };
    let mut prepared = Command::new(program);
    prepared.args(arguments).stdin(Stdio::null());
    let output = blocking::on_new_thread(move || prepared.output()).await.and_then(|output| output);
    let output = output.map_err(|error| format!("`{program}` cannot be run: {error}"))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        let stderr = sentence::excerpt(stderr.trim().escape_debug(), QUOTE);
        return Err(format!("`{program}` ended with {}: {stderr}", output.status));
    }
    read(&output.stdout).map_err(|problem| format!("what `{program}` wrote cannot be used: {problem}"))
}

/// Reads the keys from what the command wrote.
///
/// # Errors
/// Returns a clause that says what is missing or unusable, without secrets.
pub fn read(written: &[u8]) -> Result<Credentials, String> {
    let Ok(Value::Object(members)) = serde_json::from_slice(written) else {
        return Err("it is not a JSON object".to_owned());
    };
    let text = |name: &str| match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.as_str())),
        Some(_) => Err(format!("its `{name}` is not text")),
    };
    let filled = |name: &str| text(name).map(|found| found.filter(|text| !text.is_empty()));
    let required = |name: &str| filled(name)?.ok_or_else(|| format!("it has no `{name}`"));
    match members.get("Version").and_then(Value::as_i64) {
        Some(1) => {}
        _ => return Err("its `Version` is not 1".to_owned()),
    }
    let mut credentials = Credentials::new(required("AccessKeyId")?, required("SecretAccessKey")?);
    if let Some(token) = filled("SessionToken")? {
        credentials = credentials.with_session_token(token);
    }
    if let Some(expiration) = text("Expiration")? {
        let time = DateTime::parse(expiration).map_err(|_| "its `Expiration` is not a time in ISO 8601".to_owned())?;
        credentials = credentials.with_expiry(time);
    }
    match filled("AccountId")? {
        Some(account) => Ok(credentials.with_account_id(account)),
        None => Ok(credentials),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_and_other_output_is_named() {
        let all = br#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hushed", "SessionToken": "token",
            "Expiration": "2999-01-31T12:00:00Z", "AccountId": "123456789012"}"#;
        let credentials = read(all).unwrap();
        assert_eq!((credentials.access_key_id(), credentials.session_token()), ("AKID", Some("token")));
        assert_eq!(credentials.expires_at().unwrap().to_string(), "2999-01-31T12:00:00Z");
        for (written, problem) in [
            ("hushed", "it is not a JSON object"),
            ("[]", "it is not a JSON object"),
            (r#"{"AccessKeyId": "AKID"}"#, "its `Version` is not 1"),
            (r#"{"Version": 1, "AccessKeyId": "AKID"}"#, "it has no `SecretAccessKey`"),
            (
                r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "s", "Expiration": "soon"}"#,
                "its `Expiration` is not a time in ISO 8601",
            ),
            (
                r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "s", "Expiration": ""}"#,
                "its `Expiration` is not a time in ISO 8601",
            ),
            (
                r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "s", "Expiration": 32474995200}"#,
                "its `Expiration` is not text",
            ),
            (
                r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "s", "SessionToken": 1}"#,
                "its `SessionToken` is not text",
            ),
        ] {
            assert_eq!(read(written.as_bytes()).unwrap_err(), problem);
        }
    }

    #[tokio::test]
    async fn a_command_that_fails_is_named() {
        assert_eq!(credentials("").await.unwrap_err(), "it is empty");
        let failed = credentials("sh -c 'echo no luck >&2; exit 3'").await.unwrap_err();
        assert_eq!(failed, "`sh` ended with exit status: 3: no luck");
        let missing = credentials("/not/there").await.unwrap_err();
        assert_eq!(missing, "`/not/there` cannot be run: No such file or directory (os error 2)");
    }
}
