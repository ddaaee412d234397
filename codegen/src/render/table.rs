//! Macros in braces: a table with an entry on each line, which the formatter would fill like a paragraph.

use super::line::{Line, fitting};
use super::{INDENT, WIDTH, attributes, imports};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;
use std::{iter, mem};
use syn::parse::Parser as _;
use syn::{Attribute, ItemMacro};

/// The text of a macro in braces: on one line if it is a single entry, or several without tables inside, and fits.
pub fn print(item: &ItemMacro) -> String {
    let (path, name) = (&item.mac.path, &item.ident);
    let mut table = Table::default();
    table.line.extend(quote!(#path! #name));
    let room = if is_entry(item) { usize::MAX } else { WIDTH - " {  }".len() };
    match fitting(item.mac.tokens.clone(), room.saturating_sub(table.line.width())) {
        Some(line) if is_flat(item) => format!("{} {{ {} }}\n", table.line.text(), line.trim_end_matches(',')),
        _ => {
            table.block(item.mac.tokens.clone());
            table.end_line();
            table.text
        }
    }
}

/// Whether a macro is a single entry of a table, which then consists of several macros.
pub fn is_entry(item: &ItemMacro) -> bool {
    is_flat(item) && item.mac.tokens.clone().into_iter().all(|token| !is_punct(&token, ','))
}

/// Whether a macro has neither documentation nor tables inside.
fn is_flat(item: &ItemMacro) -> bool {
    let tokens: Vec<_> = item.mac.tokens.clone().into_iter().collect();
    tokens.iter().enumerate().all(|(index, token)| match token {
        TokenTree::Group(group) => {
            let follows_path = matches!(tokens.get(index.wrapping_sub(1)), Some(token) if is_punct(token, ':'));
            group.delimiter() != Delimiter::Brace || follows_path
        }
        token => !is_punct(token, '#'),
    })
}

#[derive(Default)]
struct Table {
    text: String,
    line: Line,
    depth: usize,
}

impl Table {
    fn entries(&mut self, tokens: TokenStream) {
        let mut entry = Vec::new();
        for token in tokens {
            match &token {
                TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';') => {
                    entry.push(token);
                    self.line.extend(entry.drain(..).collect());
                    self.end_line();
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    self.line.extend(entry.drain(..).collect());
                    self.braces(group);
                }
                TokenTree::Group(group) if is_hash(&entry) && group.delimiter() == Delimiter::Bracket => {
                    entry.clear();
                    self.attribute(group);
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                    self.line.extend(entry.drain(..).collect());
                    self.line.separate();
                    entry.push(token);
                }
                _ => entry.push(token),
            }
        }
        self.line.extend(entry.into_iter().collect());
    }

    /// A list of names behind `::` stays in its line where there is room, and fills lines of its own where there is
    /// not. Everything else is a table of its own.
    fn braces(&mut self, group: &Group) {
        let names = TokenTree::Group(group.clone()).into();
        let room = WIDTH.saturating_sub(INDENT * self.depth + self.line.width());
        if !self.line.text().ends_with("::") {
            self.block(group.stream());
        } else if fitting(quote!(::#names), room).is_some() {
            self.line.extend(names);
        } else {
            self.names(group.stream());
        }
    }

    fn names(&mut self, tokens: TokenStream) {
        let names = tokens.into_iter().filter(|token| !is_punct(token, ',')).map(|name| name.to_string());
        self.line.path_brace("{");
        self.end_line();
        self.depth += 1;
        for line in imports::filled(names, WIDTH.saturating_sub(INDENT * self.depth)).lines() {
            self.indent();
            self.text.extend([line, "\n"]);
        }
        self.depth -= 1;
        self.line.path_brace("}");
    }

    fn block(&mut self, tokens: TokenStream) {
        if tokens.is_empty() {
            self.line.brace("{}");
            return;
        }
        self.line.brace("{");
        self.end_line();
        self.depth += 1;
        self.entries(tokens);
        self.end_line();
        self.depth -= 1;
        self.line.brace("}");
    }

    fn attribute(&mut self, brackets: &Group) {
        self.end_line();
        self.indent();
        match Attribute::parse_outer.parse2(quote!(# #brackets)) {
            Ok(parsed) => self.text.push_str(&attributes::print(&parsed)),
            Err(_) => self.line.extend(quote!(# #brackets)),
        }
    }

    fn end_line(&mut self) {
        let line = mem::take(&mut self.line);
        if !line.text().is_empty() {
            self.indent();
            self.text.push_str(line.text());
            self.text.push('\n');
        }
    }

    fn indent(&mut self) {
        self.text.extend(iter::repeat_n(' ', INDENT * self.depth));
    }
}

fn is_hash(entry: &[TokenTree]) -> bool {
    matches!(entry, [token] if is_punct(token, '#'))
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

#[cfg(test)]
mod tests {
    use super::print;

    #[test]
    fn an_entry_has_a_line() {
        let item = syn::parse_quote! {
            json::structure! {
                exception("Busy", 503) Busy { key: "key" => "Key" [required, BUSY_KEY], time: "time" as HttpDate, }
                elsewhere { other: "x" => header("X" as HttpDate), nothing: {} }
            }
        };
        let expected = r#"json::structure! {
    exception("Busy", 503) Busy {
        key: "key" => "Key" [required, BUSY_KEY],
        time: "time" as HttpDate,
    } elsewhere {
        other: "x" => header("X" as HttpDate),
        nothing: {}
    }
}
"#;
        assert_eq!(print(&item), expected);
        let empty = syn::parse_quote! { json::structure! { received Nothing {} } };
        assert_eq!(print(&empty), "json::structure! {\n    received Nothing {}\n}\n");
    }

    #[test]
    fn a_flat_macro_that_fits_has_one_line() {
        let item = syn::parse_quote! { builder! { TagBuilder builds Tag, requires required::{Key, Value,}, } };
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
        let item = syn::parse_quote! {
            builder! {
                PublishPackageVersionBuilder sends streamed PublishPackageVersionInput,
                requires required::{Domain, Repository, Format, Package, PackageVersion, AssetContent, AssetName}
            }
        };
        let expected = "builder! {
    PublishPackageVersionBuilder sends streamed PublishPackageVersionInput,
    requires required::{
        Domain, Repository, Format, Package, PackageVersion, AssetContent, AssetName,
    }
}
";
        assert_eq!(print(&item), expected);
    }

    #[test]
    fn attributes_and_documentation_have_lines() {
        let item = syn::parse_quote! {
            string_enum! {
                /// Where a package comes from.
                ///
                /// There are two.
                #[non_exhaustive]
                pub enum Origin {
                    /// `EXTERNAL`
                    External = "EXTERNAL",
                    Internal = "INTERNAL",
                }
                impl required::{Domain, Repository}; done
            }
        };
        let expected = r#"string_enum! {
    /// Where a package comes from.
    ///
    /// There are two.
    #[non_exhaustive]
    pub enum Origin {
        /// `EXTERNAL`
        External = "EXTERNAL",
        Internal = "INTERNAL",
    } impl required::{Domain, Repository};
    done
}
"#;
        assert_eq!(print(&item), expected);
    }
}
