//! The `User-Agent` header.

use crate::call::client::config::Config;
use crate::call::operation::ServiceMetadata;
use http::HeaderValue;

/// The header's value, for example
/// `botocore-runtime/0.1.0 api/codeartifact#2018-09-22 os/linux lang/rust app/my-app`.
pub fn user_agent(service: &ServiceMetadata, config: &Config) -> Option<HeaderValue> {
    let version = env!("CARGO_PKG_VERSION");
    let api = service.service_id.to_ascii_lowercase().replace(' ', "-");
    let os = std::env::consts::OS;
    let filled = |text: &&str| !text.is_empty();
    let app = config.app_id().filter(filled).map(|name| format!(" app/{}", product_name(name))).unwrap_or_default();
    let product = config.user_agent.as_deref().filter(filled).map(|product| format!(" {}", visible(product)));
    let product = product.unwrap_or_default();
    let agent = format!("botocore-runtime/{version} api/{api}#{} os/{os} lang/rust{app}{product}", service.api_version);
    HeaderValue::try_from(agent).ok()
}

/// Replaces characters that a header cannot hold by `-`.
fn visible(text: &str) -> String {
    text.chars().map(|char| if char.is_ascii_graphic() || char == ' ' { char } else { '-' }).collect()
}

/// Replaces characters that a part of the header cannot hold by `-`, as botocore does.
fn product_name(name: &str) -> String {
    let allowed = |char: char| char.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~,".contains(char);
    name.chars().map(|char| if allowed(char) { char } else { '-' }).collect()
}
