//! The values of an enumeration in a sentence.

use std::fmt;

/// The number of values that are listed.
const LISTED: usize = 12;

/// The number of characters after which no further value is listed.
const LONGEST: usize = 240;

/// Lists values as `a, b and 3 others`: all of a short list, the first ones of a long list.
#[derive(Debug, Clone, Copy)]
pub struct KnownValues<'a>(pub &'a [&'a str]);

impl fmt::Display for KnownValues<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = String::new();
        for (index, value) in self.0.iter().enumerate() {
            if index == LISTED || (index > 0 && list.len() + value.len() > LONGEST) {
                let left = self.0.len() - index;
                return write!(f, "{list} and {left} other{}", if left == 1 { "" } else { "s" });
            }
            let separator = if index == 0 { "" } else { ", " };
            list.extend([separator, &value.escape_debug().to_string()]);
        }
        f.write_str(&list)
    }
}

#[cfg(test)]
mod tests {
    use super::KnownValues;

    #[test]
    fn a_list_ends_before_it_is_too_long() {
        let value = |length| "v".repeat(length);
        let [long, longest, rest, more] = [300, 200, 40, 41].map(value);
        let listed = |values: &[&str]| KnownValues(values).to_string();
        assert_eq!(listed(&[&longest, &rest]), format!("{longest}, {rest}"));
        assert_eq!(listed(&[&longest, &more]), format!("{longest} and 1 other"));
        assert_eq!(listed(&[&longest, &more, "a"]), format!("{longest} and 2 others"));
        assert_eq!(listed(&[&long]), long);
    }

    #[test]
    fn twelve_values_are_listed() {
        let values = ["v"; 14];
        let listed = |number| KnownValues(&values[..number]).to_string();
        assert_eq!(listed(12), ["v"; 12].join(", "));
        assert_eq!(listed(13), format!("{} and 1 other", listed(12)));
        assert_eq!(listed(14), format!("{} and 2 others", listed(12)));
        assert_eq!(listed(0), "");
    }
}
