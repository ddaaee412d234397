//! Comma-separated header values, with quoted items.

use std::borrow::Cow;

/// Quotes an item if it contains a comma or a quote, or begins or ends with a space.
pub(super) fn quote(item: Cow<'_, str>) -> Cow<'_, str> {
    if !item.contains([',', '"']) && item.trim() == item {
        return item;
    }
    format!("\"{}\"", item.replace('\\', "\\\\").replace('"', "\\\"")).into()
}

/// Splits at commas outside of quotes, and resolves the quotes.
pub(super) fn split(text: &str) -> Vec<String> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let mut place = Place::Start;
    let is_comma = |character| {
        place = place.after(character);
        place == Place::Comma
    };
    text.split(is_comma).map(|item| unquoted(item.trim())).collect()
}

/// What the last character of a list was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing yet, or a space before an item.
    Start,
    /// The end of an item.
    Comma,
    /// Part of an item outside of quotes.
    Plain,
    /// The quote that an item begins with, or part of what it encloses.
    Quoted,
    /// A backslash inside of quotes.
    Backslash,
}

impl Place {
    fn after(self, character: char) -> Self {
        match (self, character) {
            (Self::Quoted, '"') => Self::Plain,
            (Self::Quoted, '\\') => Self::Backslash,
            (Self::Quoted | Self::Backslash, _) | (Self::Start | Self::Comma, '"') => Self::Quoted,
            (_, ',') => Self::Comma,
            (Self::Start | Self::Comma, blank) if blank.is_whitespace() => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// Returns the text of an item. What follows the closing quote of a quoted one is dropped.
fn unquoted(item: &str) -> String {
    let Some(quoted) = item.strip_prefix('"') else { return item.to_owned() };
    let mut text = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => text.extend(characters.next()),
            other => text.push(other),
        }
    }
    text
}

/// Splits dates at commas, except at the comma after a weekday.
pub(super) fn split_dates(text: &str) -> Vec<String> {
    let mut dates: Vec<String> = Vec::new();
    let mut weekday = None;
    for part in text.split(',').map(|part| part.trim().trim_matches('"')) {
        match weekday.take() {
            Some(day) => dates.push(format!("{day}, {part}")),
            None if !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphabetic()) => {
                weekday = Some(part);
            }
            None => dates.push(part.to_owned()),
        }
    }
    dates.extend(weekday.map(str::to_owned));
    dates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_items_that_need_it_are_quoted() {
        for (item, expected) in [
            ("a", "a"),
            ("a b", "a b"),
            ("", ""),
            ("b,c", "\"b,c\""),
            ("\"def\"", "\"\\\"def\\\"\""),
            (" a", "\" a\""),
            ("a\\b", "a\\b"),
            ("a\\,b", "\"a\\\\,b\""),
        ] {
            assert_eq!(quote(item.into()), expected);
        }
    }

    #[test]
    fn lists_are_split_outside_quotes() {
        assert_eq!(split("a, b,c"), ["a", "b", "c"]);
        assert_eq!(split("\"b,c\", \"\\\"def\\\"\", a"), ["b,c", "\"def\"", "a"]);
        assert_eq!(split("a,,b,"), ["a", "", "b", ""]);
        assert!(split(" ").is_empty());
        assert_eq!(split("\"open"), ["open"]);
        assert_eq!(split("\"a\" stray, b"), ["a", "b"]);
        assert_eq!(split(" \"a,\" , \"b"), ["a,", "b"]);
        assert_eq!(split("a\",\"b"), ["a\"", "b"]);
        assert_eq!(split("a b\"c,d\""), ["a b\"c", "d\""]);
        assert_eq!(split("\\\"a, b"), ["\\\"a", "b"]);
    }

    #[test]
    fn what_was_quoted_is_split_as_it_was() {
        let items = ["a,b", "\"", "\\", " x ", "plain", ",\\\","];
        let joined: Vec<_> = items.iter().map(|item| quote((*item).into())).collect();
        assert_eq!(split(&joined.join(", ")), items);
    }

    #[test]
    fn dates_keep_their_comma() {
        let date = "Mon, 16 Dec 2019 23:48:18 GMT";
        assert_eq!(split_dates(&format!("{date}, {date}")), [date, date]);
        assert_eq!(split_dates("2019-12-16, 2019-12-17"), ["2019-12-16", "2019-12-17"]);
        assert_eq!(split_dates("1, 2"), ["1", "2"]);
    }
}
