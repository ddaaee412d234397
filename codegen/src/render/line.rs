//! Tokens on one line, spaced as rustfmt spaces them.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// Keywords that no value or type ends with: an operator behind them has one operand.
const KEYWORDS: &[&str] = &[
    "as", "async", "const", "dyn", "else", "enum", "extern", "fn", "for", "if", "impl", "in", "let", "loop", "match",
    "mod", "move", "mut", "pub", "ref", "return", "static", "struct", "trait", "type", "unsafe", "use", "where",
    "while",
];

/// Operators of several characters, longest first. `<<` and `>>` are not among them: they close and open generics.
const OPERATORS: &[&str] = &[
    "..=", "...", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "..", "+=", "-=", "*=", "/=", "%=", "^=", "&=",
    "|=",
];

/// The tokens on one line, unless it gets wider than `width` or they hold a block.
pub fn fitting(tokens: TokenStream, width: usize) -> Option<String> {
    let mut line = Line::default();
    line.extend(tokens);
    (!line.has_block && line.width() <= width).then_some(line.text)
}

/// A line that grows token by token.
///
/// `<` and `>` always count as the brackets of generics. Emitted code compares nothing by them.
#[derive(Default)]
pub struct Line {
    text: String,
    /// A space goes before the next word.
    space: bool,
    /// A value or a type has just ended: an operator that follows has two operands.
    operand: bool,
    /// The parameters of a closure are not closed yet.
    closure: bool,
    /// It holds statements, which want lines of their own.
    has_block: bool,
}

impl Line {
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Width in characters.
    pub fn width(&self) -> usize {
        self.text.chars().count()
    }

    pub fn extend(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.group(&group),
                TokenTree::Ident(word) => self.word(&word.to_string()),
                TokenTree::Literal(literal) => self.word(&literal.to_string()),
                TokenTree::Punct(first) => {
                    let mut operator = String::from(first.as_char());
                    let mut joint = first.spacing() == Spacing::Joint;
                    while joint
                        && let Some(TokenTree::Punct(next)) = tokens.peek()
                        && let longer = format!("{operator}{}", next.as_char())
                        && OPERATORS.contains(&longer.as_str())
                    {
                        operator = longer;
                        joint = next.spacing() == Spacing::Joint;
                        tokens.next();
                    }
                    self.operator(&operator);
                }
            }
        }
    }

    fn word(&mut self, word: &str) {
        let is_lifetime = self.text.ends_with('\'');
        self.apart(word);
        self.operand = !is_lifetime && !KEYWORDS.contains(&word);
        self.space = true;
    }

    fn operator(&mut self, operator: &str) {
        match (operator, self.operand) {
            ("," | ";" | ":", _) => self.close(operator, false),
            ("?", true) => self.close(operator, true),
            (">", _) => {
                self.drop_comma();
                self.close(operator, true);
            }
            ("|", _) if self.closure => {
                self.closure = false;
                self.close(operator, false);
            }
            (".", _) | ("::" | ".." | "..=" | "<" | "!", true) => self.open(operator),
            ("<", false) if self.text.ends_with("impl") || self.text.ends_with("for") => self.open(operator),
            ("|", false) => {
                self.closure = true;
                self.apart(operator);
                self.space = false;
            }
            ("'", _) | ("&" | "&&" | "*" | "-" | "!" | "#" | "?" | "::" | ".." | "..=" | "<", false) => {
                self.apart(operator);
                (self.space, self.operand) = (false, false);
            }
            (_, is_binary) => {
                self.space |= is_binary;
                self.apart(operator);
                (self.space, self.operand) = (true, false);
            }
        }
    }

    /// Text with a space before it, where one is due.
    fn apart(&mut self, text: &str) {
        if self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(text);
    }

    /// Text right behind what stands before it, and apart from what follows.
    fn close(&mut self, text: &str, operand: bool) {
        self.text.push_str(text);
        (self.space, self.operand) = (true, operand);
    }

    /// Text right behind what stands before it, and right before what follows.
    fn open(&mut self, text: &str) {
        self.text.push_str(text);
        (self.space, self.operand) = (false, text == "!");
    }

    fn group(&mut self, group: &Group) {
        match group.delimiter() {
            Delimiter::None => self.extend(group.stream()),
            Delimiter::Brace => self.braces(group),
            Delimiter::Parenthesis => {
                // `pub(crate)` and `fn(T)`.
                let is_call = self.operand || self.text.ends_with("pub") || self.text.ends_with("fn");
                self.enclosed("(", group, ")", is_call);
            }
            Delimiter::Bracket => {
                let is_attribute = self.text.ends_with('#');
                self.enclosed("[", group, "]", self.operand);
                self.operand &= !is_attribute;
            }
        }
    }

    fn enclosed(&mut self, open: &str, group: &Group, close: &str, is_tight: bool) {
        self.space &= !is_tight;
        self.apart(open);
        (self.space, self.operand) = (false, false);
        self.extend(group.stream());
        // Only in a tuple of one value a comma at the end means something.
        if is_tight || close == "]" || commas(group) > 1 {
            self.drop_comma();
        }
        self.close(close, true);
    }

    /// Names of an import, fields of a structure, nothing, or a block.
    fn braces(&mut self, group: &Group) {
        if self.text.ends_with("::") {
            self.enclosed("{", group, "}", true);
            return;
        }
        if group.stream().is_empty() {
            self.brace("{}");
            return;
        }
        self.has_block |= !self.ends_with_type() || has_statements(group);
        self.brace("{");
        self.operand = false;
        self.extend(group.stream());
        self.drop_comma();
        self.brace("}");
    }

    /// Takes away a comma that the end of a list makes needless.
    fn drop_comma(&mut self) {
        if self.text.ends_with(',') {
            self.text.pop();
        }
    }

    /// Keeps what follows from being read as an index or arguments.
    pub fn separate(&mut self) {
        (self.space, self.operand) = (true, false);
    }

    /// A brace, or both, apart from everything else.
    pub fn brace(&mut self, brace: &str) {
        self.space = true;
        self.apart(brace);
        self.operand = true;
    }

    /// A brace that belongs to the path before it.
    pub fn path_brace(&mut self, brace: &str) {
        self.text.push_str(brace);
    }

    /// Whether the last word is called like a type.
    fn ends_with_type(&self) -> bool {
        let word = self.text.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next();
        word.is_some_and(|word| word.starts_with(char::is_uppercase))
    }
}

fn commas(group: &Group) -> usize {
    group
        .stream()
        .into_iter()
        .filter(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','))
        .count()
}

fn has_statements(group: &Group) -> bool {
    group.stream().into_iter().any(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str]) {
        for line in lines {
            let printed = fitting(line.parse().unwrap(), 200);
            assert_eq!(printed.as_deref(), Some(*line));
        }
    }

    #[test]
    fn signatures_and_items_read_as_rustfmt_writes_them() {
        check(&[
            "pub fn domain(&self) -> &str",
            "pub(crate) fn f<'a, T: Into<String> + 'a>(mut self, x: &'a mut [T], (a, b): (u8, i8)) -> Option<Box<T>>",
            "impl<M: Mode> Client<M>",
            "impl<'de> From<&'de str> for Tag",
            "fn f(f: impl Fn(&T, fn(u8)) -> (), g: Box<dyn for<'a> FnMut(&'a [u8; 4])>) -> Result<(), (u8,)>",
            "use botocore_runtime::generated_code::{self, Blob, json::{A, B}};",
            "const HAS_PAGE_SIZE: bool = true;",
            "static A: &[&str] = &[\"a\", \"b\"];",
            "pub trait Domain {}",
            "#[diagnostic::on_unimplemented(message = \"m\", label = \"l\")]",
            "#[cfg(not(feature = \"client\"))]",
            "pub use types::error::*;",
        ]);
    }

    #[test]
    fn expressions_read_as_rustfmt_writes_them() {
        check(&[
            "self.domain.as_deref().unwrap_or_default()",
            "Some(output).and_then(|outer| outer.list.as_mut())?.await",
            "let a = *b & !c && &d == &-1 || e * (f - 1) != g[0..=2];",
            "format!(\"{}\", &params.region)",
            "Self { inner: Inner::new(config), ..Self::default() }",
            "Self::Unknown { tag, .. } => f.debug_struct(\"Unknown\").finish_non_exhaustive()",
            "\"a\" | \"b\" => response::header::<Vec<u8>>(response, \"Retry-After\")",
            "return Err(\"x\".into());",
            "values.map(|(a, b): (u8, u8)| a | b).map(|| <T as Default>::default())",
            "match *self {}",
            "x += 1",
        ]);
    }

    #[test]
    fn blocks_and_long_lines_do_not_fit() {
        assert_eq!(fitting("a.map(|b| { b })".parse().unwrap(), 100), None);
        assert_eq!(fitting("match a { B => c }".parse().unwrap(), 100), None);
        assert_eq!(fitting("abc".parse().unwrap(), 2), None);
    }

    #[test]
    fn commas_stand_between_elements() {
        let line = fitting("f::<A, B,>((a, b,), [c,], (d,), e,)".parse().unwrap(), 100);
        assert_eq!(line.as_deref(), Some("f::<A, B>((a, b), [c], (d,), e)"));
    }
}
