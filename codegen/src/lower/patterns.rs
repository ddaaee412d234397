//! Regular expressions: from the dialect of the model, Java's, to that which is checked when a program runs.
//!
//! A translated expression matches every text that the model's matches. Where the dialects differ it matches more, and
//! an expression without such a counterpart is not checked at all.

use std::ops::RangeInclusive;

/// Expressions that ask for more are left to the service.
const LONGEST: usize = 1 << 20;

/// The expression that a text as a whole has to match; `None` when there is no counterpart: look-around, back
/// references, operations on classes, rare Unicode classes.
///
/// AWS matches a text as a whole, unless the expression has anchors: then it is used as written, so that one end may be
/// left open.
pub fn portable(pattern: &str) -> Option<String> {
    let mut translation = Translation::default();
    let mut rest = pattern.chars();
    while let Some(next) = rest.next() {
        translation.step(next, &mut rest)?;
    }
    let Translation { text, anchored, .. } = translation;
    let text = if anchored { format!("(?s:.*)(?:{text})(?s:.*)") } else { text };
    let compiled = regex_lite::RegexBuilder::new(&format!("^(?:{text})$")).size_limit(LONGEST).build();
    compiled.is_ok().then_some(text)
}

type Chars<'a> = std::str::Chars<'a>;

#[derive(Default)]
struct Translation {
    text: String,
    class: Option<Class>,
    anchored: bool,
}

/// Where in a class in brackets one is.
#[derive(Clone, Copy)]
struct Class {
    negated: bool,
}

impl Translation {
    fn step(&mut self, next: char, rest: &mut Chars<'_>) -> Option<()> {
        match (next, self.class) {
            ('\\', _) => return self.escape(rest),
            ('[', None) => return self.open(rest),
            // Java has classes in classes, and operations on them.
            ('[', Some(_)) => return None,
            ('&', Some(_)) if rest.as_str().starts_with('&') => return None,
            (']', Some(_)) => self.class = None,
            ('^' | '$', None) => self.anchored = true,
            _ => {}
        }
        self.text.push(next);
        Some(())
    }

    fn open(&mut self, rest: &mut Chars<'_>) -> Option<()> {
        let negated = rest.as_str().starts_with('^');
        self.text.push('[');
        if negated {
            rest.next();
            self.text.push('^');
        }
        self.class = Some(Class { negated });
        // Whether it closes the class is where dialects differ.
        (!rest.as_str().starts_with(']')).then_some(())
    }

    fn escape(&mut self, rest: &mut Chars<'_>) -> Option<()> {
        match rest.next()? {
            kind @ ('p' | 'P') => {
                let (name, outside) = category_name(rest)?;
                self.category(&name, outside != (kind == 'P'))
            }
            // Java's `\v` is any vertical white space.
            'v' => None,
            // Plain characters in Java, and the boundaries of words elsewhere.
            plain @ ('<' | '>') => {
                self.text.push(plain);
                Some(())
            }
            other => {
                self.anchored |= matches!(other, 'A' | 'z');
                self.text.extend(['\\', other]);
                Some(())
            }
        }
    }

    /// Writes a Unicode class. It is right for ASCII; of what is beyond it takes all, or nothing where that makes the
    /// expression take more.
    fn category(&mut self, name: &str, outside: bool) -> Option<()> {
        let inside = in_ascii(name)?;
        let negated = self.class.is_some_and(|class| class.negated);
        let taken = |byte: &u8| inside.iter().any(|range| range.contains(byte)) != outside;
        let taken: Vec<u8> = (0..=0x7f).filter(taken).collect();
        let runs = taken.chunk_by(|left, right| left + 1 == *right);
        let ranges = runs.map(|run| match run {
            [first, .., last] => format!("\\x{first:02x}-\\x{last:02x}"),
            [alone] => format!("\\x{alone:02x}"),
            [] => String::new(),
        });
        let mut ranges: Vec<String> = ranges.collect();
        if !negated {
            ranges.push("\\x{80}-\\x{10ffff}".to_owned());
        }
        if self.class.is_none() {
            ranges.insert(0, "[".to_owned());
            ranges.push("]".to_owned());
        }
        self.text.extend(ranges);
        Some(())
    }
}

/// The name after `\p`, and whether it is negated: `L`, `{L}`, `{^L}`.
fn category_name(rest: &mut Chars<'_>) -> Option<(String, bool)> {
    let first = rest.next()?;
    if first != '{' {
        return Some((first.to_string(), false));
    }
    let (name, after) = rest.as_str().split_once('}')?;
    *rest = after.chars();
    let (name, outside) = name.strip_prefix('^').map_or((name, false), |name| (name, true));
    Some((name.to_owned(), outside))
}

/// The ASCII characters of a class.
fn in_ascii(name: &str) -> Option<&'static [RangeInclusive<u8>]> {
    const PUNCTUATION: &[RangeInclusive<u8>] = &[
        b'!'..=b'#',
        b'%'..=b'*',
        b','..=b'/',
        b':'..=b';',
        b'?'..=b'@',
        b'['..=b']',
        b'_'..=b'_',
        b'{'..=b'{',
        b'}'..=b'}',
    ];
    const SYMBOLS: &[RangeInclusive<u8>] =
        &[b'$'..=b'$', b'+'..=b'+', b'<'..=b'>', b'^'..=b'^', b'`'..=b'`', b'|'..=b'|', b'~'..=b'~'];
    Some(match name {
        "C" | "Cc" => &[0..=0x1f, 0x7f..=0x7f],
        "L" | "IsAlphabetic" | "IsL" | "IsLetter" => &[b'A'..=b'Z', b'a'..=b'z'],
        "Lu" => &[b'A'..=b'Z'],
        "Ll" => &[b'a'..=b'z'],
        "N" | "Nd" | "IsDigit" => &[b'0'..=b'9'],
        "Z" | "Zs" => &[b' '..=b' '],
        "P" | "IsPunctuation" => PUNCTUATION,
        "S" => SYMBOLS,
        "M" | "Mn" | "Mc" | "Lo" | "Lt" | "Lm" | "Nl" | "No" | "So" | "Cf" => &[],
        "IsWhitespace" | "IsWhite_Space" => &[b'\t'..=b'\r', b' '..=b' '],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_matches(pattern: &str, taken: &[&str], refused: &[&str]) {
        let portable = portable(pattern).unwrap_or_else(|| panic!("{pattern} has no counterpart"));
        let compiled = regex_lite::Regex::new(&format!("^(?:{portable})$")).unwrap();
        for text in taken {
            assert!(compiled.is_match(text), "{pattern} refuses {text:?}");
        }
        for text in refused {
            assert!(!compiled.is_match(text), "{pattern} takes {text:?}");
        }
    }

    #[test]
    fn a_text_is_matched_as_a_whole() {
        assert_eq!(portable("[a-z][a-z0-9\\-]{0,48}").as_deref(), Some("[a-z][a-z0-9\\-]{0,48}"));
        assert_matches("[^#/\\s]+", &["a", "é@:"], &["", "a b", "a/b", "#"]);
        assert_matches("a|b", &["a", "b"], &["ab", "ca"]);
    }

    #[test]
    fn anchors_are_taken_as_written() {
        assert_matches("^arn:", &["arn:aws:s3:::a", "arn:\n"], &[" arn:"]);
        assert_matches("^[a-z]+$", &["a"], &["a1", ""]);
        assert_matches("^$|^a+$", &["", "aa"], &["b"]);
        assert_matches("\\Aa", &["ab"], &["ba"]);
        assert_matches("a\\z", &["ba"], &["ab"]);
        assert_matches("[$^]\\d", &["$1", "^1"], &["a$1", "$1a"]);
    }

    #[test]
    fn unicode_classes_are_right_for_ascii_and_lenient_beyond() {
        assert_matches("\\P{C}+", &["a b~é", "\u{80}"], &["", "a\nb", "\u{7f}"]);
        assert_matches("[\\P{C}\\s]+", &["a\nb"], &["\0"]);
        assert_matches("[^\\p{C}\\p{IsWhitespace}]+", &["a/é"], &["a b", "\t", "\u{1}"]);
        assert_matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*", &["", "Aé 1_", "\u{3000}"], &["!", "\t"]);
        assert_matches("\\pL[^\\P{N}]", &["a1", "é1", "aé"], &["11", "aa"]);
        assert_matches("[\\p{P}\\p{S}]+", &["!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"], &["a", "0", " "]);
        assert_matches("\\p{^L}\\P{^L}", &["1a"], &["a1", "aa", "11"]);
    }

    #[test]
    fn each_class_has_its_ascii_characters() {
        for (classes, taken, refused) in [
            ("C Cc", "\0\u{1f}\u{7f}", " a"),
            ("L IsAlphabetic IsL IsLetter", "azAZ", "0@[`{"),
            ("Lu", "AZ", "az0"),
            ("Ll", "az", "AZ0"),
            ("N Nd IsDigit", "09", "/:a"),
            ("Z Zs", " ", "\ta"),
            ("P IsPunctuation", "!#%*,/:;?@[]_{}", "$+<=>^`|~a0"),
            ("S", "$+<=>^`|~", "!,_a0"),
            ("M Mn Mc Lo Lt Lm Nl No So Cf", "", "aA0 $\0"),
            ("IsWhitespace IsWhite_Space", "\t\n\r ", "\u{8}a"),
        ] {
            for class in classes.split(' ') {
                let each = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
                let (taken, refused) = (each(taken), each(refused));
                let [taken, refused] = [&taken, &refused].map(|it| it.iter().map(String::as_str).collect::<Vec<_>>());
                assert_matches(&format!("\\p{{{class}}}"), &taken, &refused);
            }
        }
    }

    #[test]
    fn plain_characters_stay_plain() {
        assert_matches("\\<a\\>\\/", &["<a>/"], &["a/"]);
        assert_matches("[a&b]+", &["a&b"], &["c"]);
    }

    #[test]
    fn what_has_no_counterpart_is_not_checked() {
        for pattern in
            ["(?!a)b", "(a)\\1", "[a-z&&[^b]]", "[a[b]]", "\\p{Greek}", "[]a]", "\\v", "(", "a{1,2000}{1,2000}"]
        {
            assert_eq!(portable(pattern), None, "{pattern}");
        }
    }
}
