//! The rule set functions `substring`, `uriEncode` and `split`.

use crate::wire::uri;

/// Returns the characters from `start` up to but without `stop`, counted from the end if `reverse` is set;
/// `None` if the text is shorter or not ASCII, or if the range is empty.
#[must_use]
pub fn substring(text: &str, start: usize, stop: usize, reverse: bool) -> Option<&str> {
    if start >= stop || text.len() < stop || !text.is_ascii() {
        return None;
    }
    if reverse { text.get(text.len() - stop..text.len() - start) } else { text.get(start..stop) }
}

/// Percent-encodes all but letters, digits and `-_.~`.
#[must_use]
pub fn uri_encode(text: &str) -> String {
    uri::encode(text)
}

/// Splits a text into at most `limit` parts; 0 means no limit. An empty delimiter does not split.
#[must_use]
pub fn split(text: &str, delimiter: &str, limit: usize) -> Vec<String> {
    let parts: Vec<&str> = match (delimiter, limit) {
        ("", _) => vec![text],
        (_, 0) => text.split(delimiter).collect(),
        (_, limit) => text.splitn(limit, delimiter).collect(),
    };
    parts.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn substrings_from_either_end() {
        assert_eq!(substring("abcdefg", 0, 4, false), Some("abcd"));
        assert_eq!(substring("abcdefg", 0, 4, true), Some("defg"));
        assert_eq!(substring("abcdefg", 1, 3, true), Some("ef"));
        assert_eq!([false, true].map(|reverse| substring("abc", 0, 3, reverse)), [Some("abc"); 2]);
    }

    #[test]
    fn substrings_that_are_not_there() {
        assert_eq!([false, true].map(|reverse| substring("abc", 0, 4, reverse)), [None; 2]);
        assert_eq!(substring("abc", 2, 2, false), None);
        assert_eq!(substring("äbcd", 0, 2, false), None);
    }

    #[test]
    fn slashes_are_encoded() {
        assert_eq!(uri_encode("a b/ü~"), "a%20b%2F%C3%BC~");
    }

    #[test]
    fn parts_up_to_a_limit() {
        assert_eq!(split("a--b--c", "--", 0), ["a", "b", "c"]);
        assert_eq!(split("a--b--c", "--", 2), ["a", "b--c"]);
        assert_eq!(split("", "--", 0), [""]);
        assert_eq!(split("abc", "", 0), ["abc"]);
    }
}
