//! What the rendered pages must show: the feature that an item needs.

use crate::failure::Failure;
use std::fs;
use std::path::Path;

/// A page, an item on it, and the feature that the page must name behind the item.
type Mark = (&'static str, &'static str, &'static str);

/// An item of every kind that needs a feature: a module, what a macro of the runtime makes, an implementation, and what
/// comes from the runtime.
const MARKS: [Mark; 6] = [
    ("codeartifact/client/struct.Client.html", "<h1>", "client"),
    ("codeartifact/operation/list_packages/struct.ListPackagesBuilder.html", "id=\"method.send\"", "client"),
    ("codeartifact/operation/list_packages/struct.ListPackagesInput.html", "id=\"impl-Serialize-for", "serde"),
    ("codeartifact/operation/list_packages/struct.ListPackagesOutput.html", "id=\"impl-ToReply-for", "test-util"),
    ("codeartifact/test_util/struct.Stub.html", "<h1>", "test-util"),
    ("botocore_runtime/client/struct.Config.html", "id=\"impl-From%3C%26SdkConfig%3E", "aws-config"),
];

/// Returns an error if a page lacks a mark.
pub fn check(folder: &Path) -> Result<(), Failure> {
    for (page, item, feature) in MARKS {
        let path = folder.join(page);
        let text = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
        if named_behind(&text, item) != Some(feature) {
            let path = path.display();
            return Err(Failure::new(format!("{path} does not show that {item} needs the feature `{feature}`")));
        }
    }
    Ok(())
}

/// The first feature that a page names behind an item.
fn named_behind<'a>(page: &'a str, item: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(item)?;
    let (_, rest) = rest.split_once("Available on <strong>crate feature <code>")?;
    rest.split_once("</code>").map(|(feature, _)| feature)
}

#[cfg(test)]
mod tests {
    use super::named_behind;

    #[test]
    fn the_mark_of_an_item_stands_behind_it() {
        let mark = |feature: &str| format!("Available on <strong>crate feature <code>{feature}</code></strong> only.");
        let page = format!("<h1>A</h1>{}<h4 id=\"b\">b</h4>{}", mark("x"), mark("y"));
        assert_eq!(named_behind(&page, "<h1>"), Some("x"));
        assert_eq!(named_behind(&page, "id=\"b\""), Some("y"));
        assert_eq!(named_behind(&page, "id=\"c\""), None);
        assert_eq!(named_behind("<h1>A</h1>", "<h1>"), None);
    }
}
