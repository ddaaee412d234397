//! Texts in examples: one that is supported, or that says what it is, and that the model allows.

use crate::ir::{Docs, Limits};

/// The phrases behind which documentation lists the values of a member, in small letters.
const LISTS: [&str; 6] =
    ["supported value", "values are supported", "valid value", "possible value", "allowed value", "accepted value"];

/// Texts of many kinds, for members with a pattern that their own name does not match: the account of AWS's own
/// examples, a version, a hash, an address, an identifier, a digit, a letter.
const KINDS: [&str; 10] = [
    "111122223333",
    "1.0.0",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "https://example.com",
    "name@example.com",
    "11111111-2222-3333-4444-555555555555",
    "us-east-1",
    "1",
    "a",
    "A",
];

/// A text for a member, if possible one of those that are supported.
pub fn text(member: &str, supported: Vec<String>, limits: &Limits, service: &str) -> String {
    let name = heck::ToKebabCase::to_kebab_case(member);
    let arn = name.split('-').any(|word| word == "arn");
    let arn = arn.then(|| format!("arn:aws:{service}:us-east-1:111122223333:example"));
    let of_kinds = KINDS.iter().map(|&text| text.to_owned());
    let first_choice = supported.into_iter().chain(arn).chain([name.clone()]);
    let longer = [with_length(&name, limits)];
    first_choice.chain(of_kinds).chain(longer).find(|text| allows(limits, text)).unwrap_or(name)
}

/// The code spans behind a phrase that says which values there are.
pub fn supported(docs: &Docs) -> Vec<String> {
    let text = docs.lines.join(" ");
    let small = text.to_ascii_lowercase();
    let Some(start) = LISTS.iter().filter_map(|phrase| small.find(phrase)).min() else { return Vec::new() };
    let (before, behind) = text.split_at(start);
    // Of the parts between the marks, every second one is code.
    let outside = before.matches('`').count() % 2 == 0;
    behind.split('`').skip(usize::from(outside)).step_by(2).map(str::to_owned).collect()
}

/// A text of allowed length that begins like the given one.
fn with_length(text: &str, limits: &Limits) -> String {
    // A longer text makes a poor example.
    const LONGEST: usize = 64;
    let limit = |length: Option<u64>, otherwise| length.and_then(|it| usize::try_from(it).ok()).unwrap_or(otherwise);
    let least = limit(limits.min_length, 0).min(LONGEST);
    let most = limit(limits.max_length, LONGEST).min(LONGEST);
    let end = "a".repeat(least.saturating_sub(text.chars().count()));
    text.chars().chain(end.chars()).take(most).collect()
}

/// Whether a text is within the limits. A pattern that cannot be checked allows everything.
fn allows(limits: &Limits, text: &str) -> bool {
    let length = text.chars().count() as u64;
    let fits =
        limits.min_length.is_none_or(|least| length >= least) && limits.max_length.is_none_or(|most| length <= most);
    let pattern = limits.pattern.as_ref().and_then(|pattern| pattern.checked.as_ref());
    fits && pattern.is_none_or(|pattern| {
        regex_lite::Regex::new(&format!("^(?:{pattern})$")).is_ok_and(|pattern| pattern.is_match(text))
    })
}

#[cfg(test)]
mod tests {
    use super::{supported, text};
    use crate::ir::{Docs, Limits, Pattern};

    fn docs(lines: &[&str]) -> Docs {
        Docs { lines: lines.iter().map(|&line| line.to_owned()).collect(), summary: String::new() }
    }

    fn matching(pattern: &str) -> Limits {
        let pattern = Pattern { shown: pattern.to_owned(), checked: Some(pattern.to_owned()) };
        Limits { pattern: Some(pattern), ..Limits::default() }
    }

    #[test]
    fn values_are_listed_behind_a_phrase() {
        assert!(supported(&docs(&["Any `value`."])).is_empty());
        let docs = docs(&["The `format` of it. The only supported", "value is `generic`.", "", "- `raw` is for `x`."]);
        assert_eq!(supported(&docs), ["generic", "raw", "x"]);
    }

    #[test]
    fn a_text_is_one_that_the_model_allows() {
        assert_eq!(text("packageVersion", Vec::new(), &Limits::default(), "s"), "package-version");
        assert_eq!(text("domainOwner", Vec::new(), &matching("[0-9]{12}"), "s"), "111122223333");
        assert_eq!(text("hash", Vec::new(), &matching("[0-9a-f]{64}"), "s").len(), 64);
        assert_eq!(
            text("resourceArn", Vec::new(), &Limits::default(), "s"),
            "arn:aws:s:us-east-1:111122223333:example"
        );
        assert_eq!(text("learning", Vec::new(), &Limits::default(), "s"), "learning");
        let short = Limits { max_length: Some(3), ..Limits::default() };
        assert_eq!(text("repository", Vec::new(), &short, "s"), "1");
        let long = Limits { min_length: Some(70), ..Limits::default() };
        assert_eq!(text("repository", Vec::new(), &long, "s"), "repository", "no example is that long");
        let values =
            docs(&["The following values are supported:", "", "- `No Such` - not allowed", "- `a:b` - allowed"]);
        assert_eq!(text("name", supported(&values), &matching("[a-z:]+"), "s"), "a:b");
    }
}
