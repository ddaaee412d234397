//! Files with a token, which something outside the program replaces before the token expires.

use botocore_runtime::ByteStream;
use botocore_runtime::credentials::CredentialsError;
use std::path::Path;

/// The greatest number of bytes of a file with a token. STS takes tokens of 20,000 characters.
const MOST: u64 = 64 * 1024;

/// Reads the token in a file. White space around it does not count. `what` begins the sentences of errors, which do not show
/// the token.
///
/// # Errors
/// Returns an error if the file cannot be read or has no token.
pub async fn read(path: &Path, what: &str) -> Result<String, CredentialsError> {
    let shown = path.display();
    let problem = |problem| CredentialsError::invalid(format!("{what} {problem}"));
    let file = ByteStream::from_path(path).await;
    let file = file.map_err(|error| problem("cannot be read".to_owned()).with_source(error))?;
    if let Some(length) = file.content_length().filter(|length| *length > MOST) {
        return Err(problem(format!("in {shown} has {length} bytes, more than the {MOST} that are read")));
    }
    let bytes = file.collect().await.map_err(|error| problem("cannot be read".to_owned()).with_source(error))?;
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| problem(format!("in {shown} is not UTF-8")))?;
    match text.trim() {
        "" => Err(problem(format!("in {shown} is empty"))),
        token => Ok(token.to_owned()),
    }
}
