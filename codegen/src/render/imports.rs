//! Imports and exports.

use super::line::fitting;
use super::{INDENT, formatted, indented};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{Item, ItemUse, UseTree};

/// An import, with as many names on a line as fit.
pub fn print(item: ItemUse, width: usize) -> String {
    if let Some(line) = fitting(item.to_token_stream(), width) {
        return line + "\n";
    }
    let (visibility, mut path, mut tree) = (&item.vis, TokenStream::new(), &item.tree);
    while let UseTree::Path(step) = tree {
        let (name, separator) = (&step.ident, &step.colon2_token);
        path.extend(quote!(#name #separator));
        tree = &step.tree;
    }
    let head = fitting(quote!(#visibility use #path), usize::MAX);
    let (Some(head), UseTree::Group(group)) = (head, tree) else { return formatted(Item::Use(item)) };
    let names = group.items.iter().filter_map(|name| fitting(name.to_token_stream(), usize::MAX));
    format!("{head}{{\n{}}};\n", indented(&filled(names, width.saturating_sub(INDENT))))
}

/// Names, each with its comma, on lines of the given width.
pub fn filled(names: impl Iterator<Item = String>, width: usize) -> String {
    let (mut text, mut column) = (String::new(), 0);
    for name in names {
        if column > 0 && column + name.len() + " ,".len() > width {
            text.push('\n');
            column = 0;
        }
        let space = if column > 0 { " " } else { "" };
        text.extend([space, &name, ","]);
        column += space.len() + name.len() + ",".len();
    }
    text
}
