//! Swift's list of registries. JSON has no comments, so a file that this program has written is told by its text.

use serde_json::Value;

/// The list with one registry, for packages of all scopes. `url` ends with a slash.
pub fn registries(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    format!(
        r#"{{
  "authentication" : {{
    "{host}" : {{
      "loginAPIPath" : "/{path}login",
      "type" : "token"
    }}
  }},
  "registries" : {{
    "[default]" : {{
      "supportsAvailability" : false,
      "url" : "{url}"
    }}
  }},
  "version" : 1
}}
"#
    )
}

/// Whether it is such a list, and nobody has added to it.
pub fn is_ours(text: &str) -> bool {
    let list: Option<Value> = serde_json::from_str(text).ok();
    let url = list.as_ref().and_then(|list| list.pointer("/registries/[default]/url")?.as_str());
    url.is_some_and(|url| text == registries(url))
}
