//! The URLs that settings give for what is asked.

use botocore_runtime::endpoint::parse_url;
use botocore_runtime::http::Uri;

/// Parses a URL of `http` or `https`. It has no user, since a password would be shown in errors, and no
/// port beyond 65535, since a transport would use another.
pub fn url(text: &str) -> Option<Uri> {
    let url: Uri = text.parse().ok()?;
    let (scheme, authority) = (url.scheme_str()?, url.authority()?.as_str());
    let is_usable = !authority.contains('@') && parse_url(&format!("{scheme}://{authority}")).is_some();
    is_usable.then_some(url)
}
