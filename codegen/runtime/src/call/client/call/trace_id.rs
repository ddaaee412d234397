//! The `X-Amzn-Trace-Id` header, by which AWS Lambda finds functions that call each other without end.

use crate::identity::environment::Environment;
use crate::wire::uri;
use http::{HeaderName, HeaderValue};

/// The header's name.
pub const TRACE_ID: HeaderName = HeaderName::from_static("x-amzn-trace-id");

/// What stays as it is beside letters and digits, as in botocore.
const SAFE: &str = "_.-~=;:+&[]{}\"',";

/// The header's value within Lambda, where the environment holds it, and changes with each invocation.
pub fn trace_id(environment: &Environment) -> Option<HeaderValue> {
    environment.get("AWS_LAMBDA_FUNCTION_NAME")?;
    let is_kept = |byte: u8| byte.is_ascii_alphanumeric() || SAFE.as_bytes().contains(&byte);
    let value = uri::encode_except(&environment.get("_X_AMZN_TRACE_ID")?, is_kept);
    HeaderValue::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::trace_id;
    use crate::identity::environment::Environment;

    const LAMBDA: (&str, &str) = ("AWS_LAMBDA_FUNCTION_NAME", "f");

    #[test]
    fn the_value_is_encoded_as_botocore_encodes_it() {
        let id = |value| trace_id(&Environment::from([LAMBDA, ("_X_AMZN_TRACE_ID", value)]));
        let plain = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;a=[{\"b\":'c'}],+&~._-";
        assert_eq!(id(plain).unwrap(), plain);
        assert_eq!(id("first\nsecond %ü/?").unwrap(), "first%0Asecond%20%25%C3%BC%2F%3F");
    }

    #[test]
    fn outside_of_lambda_there_is_none() {
        let trace = ("_X_AMZN_TRACE_ID", "a");
        for environment in
            [Environment::from([trace]), Environment::from([LAMBDA]), Environment::from([LAMBDA, (trace.0, "")])]
        {
            assert_eq!(trace_id(&environment), None);
        }
    }
}
