//! The form in which credentials come from the container's agent and from the instance.

use botocore_runtime::DateTime;
use botocore_runtime::credentials::Credentials;
use serde_json::Value;

/// The credentials in a reply.
///
/// # Errors
/// Returns a clause that says what the reply lacks, with the error that it reports, if it does. It shows no other value.
pub fn credentials(reply: &Value) -> Result<Credentials, String> {
    let get = |member: &str| reply.get(member).and_then(Value::as_str).filter(|text| !text.is_empty());
    let reported = get("Code").zip(get("Message")).map(|(code, message)| format!(": {code}: {message}"));
    let lacks = |member: &str| format!("the reply lacks {member}{}", reported.as_deref().unwrap_or_default());
    let needed = |member: &str| get(member).ok_or_else(|| lacks(member));
    let expiry = DateTime::parse(needed("Expiration")?).map_err(|_| "its Expiration is not a time")?;
    let credentials = Credentials::new(needed("AccessKeyId")?, needed("SecretAccessKey")?)
        .with_session_token(needed("Token")?)
        .with_expiry(expiry);
    Ok(match get("AccountId") {
        Some(account) => credentials.with_account_id(account),
        None => credentials,
    })
}
