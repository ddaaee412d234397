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
    let mut items = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (item, after) = rest.strip_prefix('"').map_or_else(|| plain_item(rest), quoted_item);
        items.push(item);
        let Some(after) = after else { break };
        rest = after.trim_start();
        if rest.is_empty() {
            items.push(String::new());
        }
    }
    items
}

/// Returns an unquoted item, and the rest after its comma.
fn plain_item(text: &str) -> (String, Option<&str>) {
    let (item, after) = cut_at_comma(text);
    (item.trim().to_owned(), after)
}

/// Returns an item after its opening quote, and the rest after its comma.
fn quoted_item(quoted: &str) -> (String, Option<&str>) {
    let mut item = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => return (item, cut_at_comma(characters.as_str()).1),
            '\\' => item.extend(characters.next()),
            other => item.push(other),
        }
    }
    (item, None)
}

fn cut_at_comma(text: &str) -> (&str, Option<&str>) {
    match text.split_once(',') {
        Some((item, after)) => (item, Some(after)),
        None => (text, None),
    }
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
