//! What a `credential_process` writes, in the JSON that the AWS CLI documents.

use botocore_runtime::DateTime;
use botocore_runtime::credentials::Credentials;
use serde_json::Value;

/// Reads credentials from what a command wrote.
///
/// # Errors
/// Returns a clause that says what is missing or cannot be used, without secrets.
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
