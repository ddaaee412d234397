//! Files with profiles: nothing is read that is not there, an error shows no value, and changes without a meaning have
//! none.

use crate::sentence;
use botocore_runtime::test_util::parsers::{self, Section};

/// The key of a setting that is put last.
const LAST: &str = "last_of_all";

/// Its value. Without white space before them, the signs begin no comment.
const VALUE: &str = "a#b;c";

/// Checks the reading of a file.
pub fn check(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let read = parsers::profiles(text);
    match &read {
        Ok(sections) => sections.iter().for_each(|section| is_in(section, text)),
        Err((line, problem)) => {
            let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count();
            assert!((1..=lines).contains(line), "line {line}: {problem}");
            sentence::check(problem);
            hides_values(text, problem);
        }
    }
    let with_other_lines = text.replace("\r\n", "\n").replace('\n', "\r\n");
    assert_eq!(parsers::profiles(&with_other_lines), read, "with CRLF");
    let with_comment = format!("# a comment\n; another\n\n{}", text.trim_start_matches('\u{feff}'));
    assert_eq!(parsers::profiles(&with_comment), read.clone().map_err(|(line, problem)| (line + 3, problem)));
    if let Ok(sections) = read {
        a_section_more(text, sections);
    }
}

/// Every name and value is a part of the text, without white space around it.
fn is_in((name, settings): &Section, text: &str) {
    assert!(!name.is_empty() && text.contains(name), "{name:?}");
    for (keys, value) in settings {
        for key in keys {
            assert!(!key.is_empty() && text.to_ascii_lowercase().contains(&key.to_ascii_lowercase()), "{key:?}");
            assert_eq!(key.trim(), key);
        }
        assert_eq!(value.trim(), value);
        assert!(value.lines().all(|line| text.contains(line)), "{value:?}");
    }
}

/// An error shows none of the values, unless they are names, too. A value with spaces may be the error's own words.
fn hides_values(text: &str, problem: &str) {
    let names: Vec<&str> = text.lines().map(|line| line.split(['=', ':']).next().unwrap_or(line)).collect();
    for value in text.lines().filter_map(|line| line.split_once('=')).map(|(_, value)| value.trim()) {
        let is_name = || names.iter().any(|name| name.contains(value));
        assert!(value.len() < 20 || value.contains(' ') || !problem.contains(value) || is_name(), "{problem}");
    }
}

/// A section that is put last leaves the others as they are.
fn a_section_more(text: &str, mut sections: Vec<Section>) {
    if text.contains(LAST) {
        return;
    }
    let more = format!("{text}\n[{LAST}]\n{LAST} = {VALUE}\n");
    sections.push((LAST.to_owned(), [(vec![LAST.to_owned()], VALUE.to_owned())].into()));
    assert_eq!(parsers::profiles(&more), Ok(sections));
}
