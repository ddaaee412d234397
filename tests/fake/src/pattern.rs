//! The regular expressions of the model: a sequence of classes of characters, each with a count.
//!
//! Classes such as `\P{C}` need tables of Unicode in a regular expression engine; here they are asked of `char`.

use std::iter::Peekable;
use std::str::Chars;

/// Whether the whole text matches.
pub fn matches(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    // Which numbers of characters can be behind us; sets, so that no text makes it slow.
    let mut behind = vec![false; text.len() + 1];
    behind[0] = true;
    let mut rest = pattern.chars().peekable();
    while rest.peek().is_some() {
        let class = class(&mut rest);
        let (least, most) = count(&mut rest);
        behind = advance(&behind, &text, &class, least, most);
    }
    behind.last().copied().unwrap_or_default()
}

fn advance(behind: &[bool], text: &[char], class: &Class, least: usize, most: usize) -> Vec<bool> {
    let mut reached = vec![false; behind.len()];
    for (start, _) in behind.iter().enumerate().filter(|(_, is_behind)| **is_behind) {
        let run = text[start..].iter().take(most).take_while(|letter| class.holds(**letter)).count();
        for length in least..=run {
            reached[start + length] = true;
        }
    }
    reached
}

#[derive(Debug)]
struct Class {
    negated: bool,
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Range(char, char),
    Space,
    NotSpace,
    Control,
    NotControl,
}

impl Class {
    fn holds(&self, letter: char) -> bool {
        let is_in = self.parts.iter().any(|part| match part {
            Part::Range(first, last) => (*first..=*last).contains(&letter),
            Part::Space => letter.is_whitespace(),
            Part::NotSpace => !letter.is_whitespace(),
            Part::Control => letter.is_control(),
            Part::NotControl => !letter.is_control(),
        });
        is_in != self.negated
    }
}

fn class(rest: &mut Peekable<Chars<'_>>) -> Class {
    let Some('[') = rest.peek() else {
        return Class { negated: false, parts: part(rest).into_iter().collect() };
    };
    rest.next();
    let negated = rest.next_if_eq(&'^').is_some();
    let mut parts = Vec::new();
    while rest.peek().is_some_and(|next| *next != ']') {
        let next = part(rest);
        // A `-` between two characters is a range.
        let range = match next {
            Some(Part::Range(first, _)) if rest.next_if_eq(&'-').is_some() => {
                rest.next().map(|last| Part::Range(first, last))
            }
            other => other,
        };
        parts.extend(range);
    }
    rest.next();
    Class { negated, parts }
}

fn part(rest: &mut Peekable<Chars<'_>>) -> Option<Part> {
    let first = rest.next()?;
    if first != '\\' {
        return Some(Part::Range(first, first));
    }
    Some(match rest.next()? {
        's' => Part::Space,
        'S' => Part::NotSpace,
        sign @ ('p' | 'P') => property(rest, sign == 'P'),
        other => Part::Range(other, other),
    })
}

/// The two properties of the model: `C`, controls, and `IsWhitespace`.
fn property(rest: &mut Peekable<Chars<'_>>, negated: bool) -> Part {
    let name: String = rest.by_ref().take_while(|letter| *letter != '}').collect();
    match (name.ends_with("Whitespace"), negated) {
        (true, false) => Part::Space,
        (true, true) => Part::NotSpace,
        (false, false) => Part::Control,
        (false, true) => Part::NotControl,
    }
}

fn count(rest: &mut Peekable<Chars<'_>>) -> (usize, usize) {
    match rest.peek() {
        Some('+') => {
            rest.next();
            (1, usize::MAX)
        }
        Some('*') => {
            rest.next();
            (0, usize::MAX)
        }
        Some('{') => {
            rest.next();
            let inside: String = rest.by_ref().take_while(|letter| *letter != '}').collect();
            let (least, most) = inside.split_once(',').unwrap_or((&inside, &inside));
            (least.parse().unwrap_or(0), most.parse().unwrap_or(usize::MAX))
        }
        _ => (1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn the_forms_of_the_model_match() {
        for (pattern, text, expected) in [
            ("[0-9]{12}", "123456789012", true),
            ("[0-9]{12}", "12345678901", false),
            ("[a-z][a-z0-9\\-]{0,48}[a-z0-9]", "my-domain", true),
            ("[a-z][a-z0-9\\-]{0,48}[a-z0-9]", "my-", false),
            ("[a-z][a-z0-9\\-]{0,48}[a-z0-9]", "My", false),
            ("[A-Za-z0-9][A-Za-z0-9._\\-:]{1,99}", "public:npmjs", true),
            ("[^#/\\s]+", "a/b", false),
            ("[^#/\\s]+", "näme", true),
            ("\\S+", "a b", false),
            ("\\P{C}*", "", true),
            ("\\P{C}+", "a\u{7}", false),
            ("[^\\p{C}\\p{IsWhitespace}]+", "/npm/*", true),
            ("[^\\p{C}\\p{IsWhitespace}]+", "/npm /*", false),
            ("[\\P{C}\\s]+", "{\n}", true),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text:?}");
        }
    }
}
