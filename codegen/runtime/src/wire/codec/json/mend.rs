//! JSON that services' libraries write and clients' libraries read, though the standard forbids it.

/// The replacement character as an escape.
const REPLACEMENT: &[u8] = br"\uFFFD";
/// The numbers that JSON lacks. AWS writes them as text, so that is how they are read.
const NUMBERS: [(&[u8], &[u8]); 3] =
    [(b"NaN", b"\"NaN\""), (b"Infinity", b"\"Infinity\""), (b"-Infinity", b"\"-Infinity\"")];

/// Replaces halves of surrogate pairs, which no text in Rust can hold, by U+FFFD, and makes the literals `NaN`, `Infinity`
/// and `-Infinity` text. `None` if there is nothing to mend.
pub(super) fn mend(json: &[u8]) -> Option<Vec<u8>> {
    let (mut mended, mut kept) = (Vec::new(), 0);
    let mut rest = json;
    let mut in_text = false;
    while let Some(first) = rest.first() {
        let (length, replacement) = match first {
            b'"' => {
                in_text = !in_text;
                (1, None)
            }
            b'\\' if in_text => escape(rest),
            _ if in_text => (1, None),
            _ => literal(rest),
        };
        if let Some(replacement) = replacement {
            let start = json.len() - rest.len();
            mended.extend_from_slice(json.get(kept..start)?);
            mended.extend_from_slice(replacement);
            kept = start + length;
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    if kept == 0 {
        return None;
    }
    mended.extend_from_slice(json.get(kept..)?);
    Some(mended)
}

/// The length of what begins here, and what it is replaced by.
type Step = (usize, Option<&'static [u8]>);

fn escape(json: &[u8]) -> Step {
    match code_unit(json) {
        Some(0xD800..0xDC00) => match json.get(6..).and_then(code_unit) {
            Some(0xDC00..0xE000) => (12, None),
            _ => (6, Some(REPLACEMENT)),
        },
        Some(0xDC00..0xE000) => (6, Some(REPLACEMENT)),
        _ => (2, None),
    }
}

/// The code unit of an escape such as `\ud83d`.
fn code_unit(json: &[u8]) -> Option<u16> {
    let digits = std::str::from_utf8(json.strip_prefix(br"\u")?.get(..4)?).ok()?;
    u16::from_str_radix(digits, 16).ok()
}

fn literal(json: &[u8]) -> Step {
    let found = NUMBERS.iter().find(|(literal, _)| json.starts_with(literal));
    found.map_or((1, None), |(literal, text)| (literal.len(), Some(text)))
}

#[cfg(test)]
mod tests {
    use super::mend;

    fn mended(json: &str) -> Option<String> {
        mend(json.as_bytes()).map(|mended| String::from_utf8(mended).unwrap())
    }

    #[test]
    fn halves_of_pairs_are_replaced() {
        for (json, expected) in [
            (r#"["\ud83d"]"#, r#"["\uFFFD"]"#),
            (r#"["a\uD83Db\n", 1]"#, r#"["a\uFFFDb\n", 1]"#),
            (r#"["\ude00\ud83d"]"#, r#"["\uFFFD\uFFFD"]"#),
            (r#"["\ud83d\ud83d\ude00"]"#, r#"["\uFFFD\ud83d\ude00"]"#),
            (r#"["\ud83dA\ude00"]"#, r#"["\uFFFDA\uFFFD"]"#),
        ] {
            assert_eq!(mended(json).as_deref(), Some(expected), "{json}");
        }
    }

    #[test]
    fn literals_become_text() {
        let expected = r#"{"a":"NaN","b":["-Infinity","Infinity"],"c\"NaN":"-Infinity"}"#;
        let json = r#"{"a":NaN,"b":[-Infinity,Infinity],"c\"NaN":"-Infinity"}"#;
        assert_eq!(mended(json).as_deref(), Some(expected));
    }

    #[test]
    fn anything_else_is_left_alone() {
        for json in ["", "{}", r#"["\ud83d\ude00 NaN \\ud83d", -1]"#, r#"["\ud8"#, r#"["\u+123 \u"]"#, r#""\"#] {
            assert_eq!(mended(json), None, "{json}");
        }
    }
}
