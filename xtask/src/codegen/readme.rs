//! The README of the repository: that of the client's package, whose links lead on from the root.
//!
//! It also shows the charts of what was measured. The package has none: where its README is read beside the repository, a
//! path leads to no picture.
//!
//! It is a copy, because a link between files would leave relative links to begin at the root, and is a text of one line
//! in checkouts on Windows.

use super::Generated;
use std::borrow::Cow;

/// What the package says of the figures that it does not have.
pub const ELSEWHERE: &str = "`docs/bench` in the repository has all figures.";

const CHARTS: &str = "[all figures](docs/bench/README.md).

<details><summary>Charts</summary>

![Ratios of builds](docs/bench/build.svg)
![Ratios of calls](docs/bench/call.svg)
![Ratios of uploads and downloads](docs/bench/stream.svg)
![Ratios of the generator](docs/bench/codegen.svg)

</details>";

/// The README as it should be, if the crate has one.
pub fn text(generated: &Generated) -> Option<String> {
    generated.output.files.get("README.md").map(|text| in_repository(text))
}

fn in_repository(text: &str) -> String {
    let text: String = text.lines().flat_map(|line| [from_root(line), "\n".into()]).collect();
    text.replacen(ELSEWHERE, CHARTS, 1)
}

/// A line in which a link to a file of the package, `[name]: path`, begins at the root.
fn from_root(line: &str) -> Cow<'_, str> {
    match line.strip_prefix('[').and_then(|line| line.split_once("]: ")) {
        Some((name, path)) if !path.contains("://") && !path.starts_with('#') => {
            format!("[{name}]: generated/{path}").into()
        }
        _ => line.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{ELSEWHERE, in_repository};
    use crate::arguments::workspace;

    #[test]
    fn links_lead_into_the_package_and_charts_are_there() {
        let text =
            format!("See [how][how] and [it](#it). {ELSEWHERE}\n\n[how]: docs/how.md\n[web]: https://example.com\n");
        let text = in_repository(&text);
        assert!(text.ends_with("\n\n[how]: generated/docs/how.md\n[web]: https://example.com\n"), "{text}");
        let charts: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("![")?.split_once("](")).collect();
        assert_eq!(charts.len(), 4, "{text}");
        for (_, path) in charts {
            assert!(workspace().join(path.trim_end_matches(')')).is_file(), "{path}");
        }
    }
}
