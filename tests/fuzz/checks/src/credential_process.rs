//! The output of a `credential_process`, and the command's words.

use crate::sentence;
use botocore_credentials::parsers;
use botocore_runtime::DateTime;
use serde_json::Value;

/// Members whose values must not be shown.
const SECRETS: [&str; 2] = ["SecretAccessKey", "SessionToken"];

/// Checks the reading of an output, and of the same as a command.
pub fn check(input: &[u8]) {
    compare(input);
    if let Ok(command) = std::str::from_utf8(input) {
        words(command);
    }
}

fn compare(input: &[u8]) {
    let written: Value = serde_json::from_slice(input).unwrap_or_default();
    let text = |name: &str| written[name].as_str().filter(|text| !text.is_empty());
    // Anything shorter may be a part of what is shown, and anything with spaces the error's own words.
    let secrets = SECRETS.into_iter().filter_map(text).filter(|secret| secret.len() > 30 && !secret.contains(' '));
    let expiry = written["Expiration"].as_str().map(DateTime::parse);
    let is_text = |name: &str| written[name].is_null() || written[name].is_string();
    let is_usable = written["Version"].as_i64() == Some(1)
        && text("AccessKeyId").is_some()
        && text("SecretAccessKey").is_some()
        && ["SessionToken", "Expiration", "AccountId"].into_iter().all(is_text)
        && expiry.as_ref().is_none_or(Result::is_ok);
    match parsers::process_output(input) {
        Ok(read) => {
            assert!(is_usable, "{read:?} of what is not usable");
            assert_eq!(Some(read.access_key_id()), text("AccessKeyId"));
            assert_eq!(Some(read.secret_access_key()), text("SecretAccessKey"));
            assert_eq!(read.session_token(), text("SessionToken"));
            assert_eq!(read.account_id(), text("AccountId"));
            assert_eq!(read.expires_at(), expiry.and_then(Result::ok));
            let shown = format!("{read:?}");
            let open = [text("AccessKeyId"), text("AccountId")].map(Option::unwrap_or_default).join(" ");
            for secret in secrets {
                assert!(!shown.contains(secret) || open.contains(secret), "{shown}");
            }
        }
        Err(problem) => {
            assert!(!is_usable, "usable, but {problem}");
            sentence::check(&problem);
            for secret in secrets {
                assert!(!problem.contains(secret), "{problem}");
            }
        }
    }
}

/// Words that are quoted and put together are split again as they were.
fn words(command: &str) {
    let Ok(words) = parsers::process_words(command) else { return };
    let quoted: Vec<_> = words.iter().map(|word| format!("'{}'", word.replace('\'', "'\"'\"'"))).collect();
    assert_eq!(parsers::process_words(&quoted.join(" ")), Ok(words));
}
