//! Item macros: a table with an entry on each line, which the formatter would fill like a paragraph.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::ItemMacro;

const INDENT: usize = 4;

/// The text of a macro in braces.
pub fn print(item: &ItemMacro) -> String {
    let segments: Vec<_> = item.mac.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let mut printer = Printer { text: format!("{}! {{\n", segments.join("::")), depth: 1 };
    printer.tokens(item.mac.tokens.clone());
    printer.text.push_str("\n}\n");
    printer.text
}

struct Printer {
    text: String,
    depth: usize,
}

impl Printer {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => self.block(group.stream()),
                TokenTree::Group(group) => self.arguments(group.stream()),
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
}
