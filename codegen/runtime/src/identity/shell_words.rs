//! Splits text into words as a POSIX shell does.

/// Splits a text into words by the shell's rules for quotes and backslashes, without variables and operators. Without
/// `escapes` a backslash is an ordinary character.
///
/// # Errors
/// Returns a clause about the text if a quotation has no end.
pub fn split(text: &str, escapes: bool) -> Result<Vec<String>, String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match (quote, char) {
            (Some(open), _) if char == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(char);
                word.get_or_insert_default();
            }
            (None, ' ' | '\t' | '\r' | '\n') => words.extend(word.take()),
            (None | Some('"'), '\\') if escapes => {
                let applies = quote.is_none() || matches!(chars.peek(), Some('"' | '\\'));
                let escaped = if applies { chars.next() } else { None };
                word.get_or_insert_default().push(escaped.unwrap_or(char));
            }
            _ => word.get_or_insert_default().push(char),
        }
    }
    words.extend(word);
    if quote.is_some() { Err("a quotation in it has no end".to_owned()) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn words_are_split_as_in_a_shell() {
        for (text, expected) in [
            ("/bin/x  --a b", vec!["/bin/x", "--a", "b"]),
            (r#""/opt/my tool/x" --a 'b  "c"' """#, vec!["/opt/my tool/x", "--a", "b  \"c\"", ""]),
            (r#"a\ b "c\"d\e" 'f\g'"#, vec!["a b", r#"c"d\e"#, r"f\g"]),
            ("profile x\" y\"", vec!["profile", "x y"]),
            ("", vec![]),
        ] {
            assert_eq!(split(text, true).unwrap(), expected, "{text}");
        }
        assert_eq!(split(r"C:\x 'a\b'", false).unwrap(), [r"C:\x", r"a\b"]);
        assert_eq!(split("x 'y", true).unwrap_err(), "a quotation in it has no end");
    }
}
