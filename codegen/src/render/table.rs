//! Item macros: a table with an entry on each line, which the formatter would fill like a paragraph, or a single line
//! where that fits.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{ItemMacro, LitStr};

const INDENT: usize = 4;

/// Longest line into which a macro without blocks is put.
const MARGIN: usize = 100;

/// The text of a macro in braces.
pub fn print(item: &ItemMacro) -> String {
    let segments: Vec<_> = item.mac.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let mut printer = Printer { text: format!("{}! {{\n", segments.join("::")), depth: 1 };
    printer.tokens(item.mac.tokens.clone());
    printer.text.push_str(if printer.text.ends_with('\n') { "}\n" } else { "\n}\n" });
    on_one_line(&printer.text).unwrap_or(printer.text)
}

/// The same text on one line, where it has neither blocks nor comments, and is short enough or has one entry.
fn on_one_line(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    let (entries, ends) = (lines.get(1..lines.len() - 1)?, [lines.first()?, lines.last()?]);
    if entries.iter().any(|line| line.starts_with("///") || line.ends_with('{') || line.ends_with("{}")) {
        return None;
    }
    let line = format!("{} {} {}\n", ends[0], entries.join(" ").trim_end_matches(','), ends[1]);
    (entries.len() == 1 || line.chars().count() <= MARGIN + 1).then_some(line)
}

struct Printer {
    text: String,
    depth: usize,
}

impl Printer {
    fn tokens(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) if self.text.ends_with("::") => self.names(group.stream()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => self.block(group.stream()),
                TokenTree::Group(group) => self.arguments(group.stream()),
                TokenTree::Punct(punct) if punct.as_char() == '#' => match tokens.next() {
                    Some(TokenTree::Group(attribute)) => self.doc(attribute.stream()),
                    _ => self.text.push('#'),
                },
                TokenTree::Punct(punct) if punct.as_char() == ',' => self.text.push_str(",\n"),
                TokenTree::Punct(punct) if matches!(punct.as_char(), ':' | '>') => self.text.push(punct.as_char()),
                other => self.word(&other.to_string()),
            }
        }
    }

    fn block(&mut self, tokens: TokenStream) {
        self.word("{");
        if tokens.is_empty() {
            self.text.push('}');
            return;
        }
        self.text.push('\n');
        self.depth += 1;
        self.tokens(tokens);
        self.depth -= 1;
        self.word("}");
    }

    /// A doc comment; tables have no other attributes.
    fn doc(&mut self, attribute: TokenStream) {
        let text = attribute.into_iter().last().and_then(|text| syn::parse2::<LitStr>(text.into()).ok());
        self.word("///");
        self.text.push_str(&text.map_or_else(String::new, |text| text.value()));
        self.text.push('\n');
    }

    /// Names in braces at the end of a path.
    fn names(&mut self, tokens: TokenStream) {
        let names: Vec<_> = tokens.into_iter().map(|token| token.to_string()).filter(|name| name != ",").collect();
        self.text.push_str(&format!("{{{}}}", names.join(", ")));
    }

    /// Arguments in parentheses, right behind the word before them.
    fn arguments(&mut self, tokens: TokenStream) {
        self.text.push('(');
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ',' => self.text.push(','),
                other if self.text.ends_with('(') => self.text.push_str(&other.to_string()),
                other => self.word(&other.to_string()),
            }
        }
        self.text.push(')');
    }

    /// A word, after a space or at the beginning of a line.
    fn word(&mut self, word: &str) {
        if self.text.ends_with('\n') {
            self.text.extend(std::iter::repeat_n(' ', INDENT * self.depth));
        } else {
            self.text.push(' ');
        }
        self.text.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::print;

    #[test]
    fn an_entry_has_a_line() {
        let item = syn::parse_quote! {
            json::structure! {
                exception("Busy", 503) Busy { key: "key" => "Key", time: "time" as HttpDate, }
                elsewhere { other: "x" => header("X" as HttpDate), }
            }
        };
        let expected = r#"json::structure! {
    exception("Busy", 503) Busy {
        key: "key" => "Key",
        time: "time" as HttpDate,
    } elsewhere {
        other: "x" => header("X" as HttpDate),
    }
}
"#;
        assert_eq!(print(&item), expected);
        let empty = syn::parse_quote! { json::structure! { received Nothing {} } };
        assert_eq!(print(&empty), "json::structure! {\n    received Nothing {}\n}\n");
    }

    #[test]
    fn documentation_stays_a_comment() {
        let item = syn::parse_quote! {
            string_enum! {
                /// How it is.
                ///
                /// Or was.
                pub enum Mood { Good = "good", }
            }
        };
        let expected = r#"string_enum! {
    /// How it is.
    ///
    /// Or was.
    pub enum Mood {
        Good = "good",
    }
}
"#;
        assert_eq!(print(&item), expected);
    }

    #[test]
    fn what_is_short_is_on_one_line() {
        let item = syn::parse_quote! { builder! { TagBuilder builds Tag, requires required::{Key, Value}, } };
        assert_eq!(print(&item), "builder! { TagBuilder builds Tag, requires required::{Key, Value} }\n");
        let item = syn::parse_quote! {
            builder! {
                AssociateExternalConnectionBuilder sends AssociateExternalConnectionInput,
                requires required::{Domain, Repository, ExternalConnection},
            }
        };
        let expected = "builder! {
    AssociateExternalConnectionBuilder sends AssociateExternalConnectionInput,
    requires required::{Domain, Repository, ExternalConnection},
}
";
        assert_eq!(print(&item), expected);
    }
}
