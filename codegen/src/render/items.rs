//! Items and members of `impl` blocks, with the blank lines between them.

use super::line::fitting;
use super::{INDENT, attributes, formatted, functions, imports, indented, table};
use quote::{ToTokens as _, quote};
use std::mem;
use syn::{
    Attribute, ImplItem, Item, ItemConst, ItemEnum, ItemFn, ItemImpl, ItemMacro, ItemMod, ItemStatic, ItemStruct,
    ItemTrait, ItemType, ItemUse, MacroDelimiter, Visibility,
};

/// The text of items.
pub fn print(items: Vec<Item>, width: usize) -> String {
    let mut text = String::new();
    let mut previous = None;
    for item in items {
        let group = Group::of(&item);
        if !text.is_empty() && (group == Group::Alone || previous != Some(group)) {
            text.push('\n');
        }
        text.push_str(&print_one(item, width));
        previous = Some(group);
    }
    text
}

/// Items of one group stand on neighbouring lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Imports,
    Exports,
    Modules,
    Definitions,
    Entries,
    Alone,
}

impl Group {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(item) if matches!(item.vis, Visibility::Inherited) => Self::Imports,
            Item::Use(_) => Self::Exports,
            Item::Mod(item) if item.content.is_none() && item.attrs.iter().all(|it| !it.path().is_ident("doc")) => {
                Self::Modules
            }
            Item::Const(item) if item.attrs.is_empty() => Self::Definitions,
            Item::Type(item) if item.attrs.is_empty() => Self::Definitions,
            Item::Macro(item) if table::is_entry(item) => Self::Entries,
            _ => Self::Alone,
        }
    }
}

fn print_one(mut item: Item, width: usize) -> String {
    let attributes = attributes::print(&take_attributes(&mut item));
    let body = match item {
        Item::Fn(item) => functions::print(item, width),
        Item::Impl(item) => implementation(item, width),
        Item::Mod(item) => module(item, width),
        Item::Macro(item) if matches!(item.mac.delimiter, MacroDelimiter::Brace(_)) => table::print(&item),
        Item::Struct(_) | Item::Enum(_) => formatted(item),
        Item::Use(item) => imports::print(item, width),
        Item::Const(item) => constant(item, width),
        other => in_line(other, width),
    };
    attributes + &body
}

fn take_attributes(item: &mut Item) -> Vec<Attribute> {
    match item {
        Item::Const(ItemConst { attrs, .. })
        | Item::Enum(ItemEnum { attrs, .. })
        | Item::Fn(ItemFn { attrs, .. })
        | Item::Impl(ItemImpl { attrs, .. })
        | Item::Macro(ItemMacro { attrs, .. })
        | Item::Mod(ItemMod { attrs, .. })
        | Item::Static(ItemStatic { attrs, .. })
        | Item::Struct(ItemStruct { attrs, .. })
        | Item::Trait(ItemTrait { attrs, .. })
        | Item::Type(ItemType { attrs, .. })
        | Item::Use(ItemUse { attrs, .. }) => mem::take(attrs),
        _ => Vec::new(),
    }
}

fn implementation(mut item: ItemImpl, width: usize) -> String {
    let members = mem::take(&mut item.items).into_iter().map(as_item).collect();
    let head = match type_apart(&item, width) {
        Some(head) if fitting(item.to_token_stream(), width).is_none() => head,
        _ => in_line(Item::Impl(item), width),
    };
    filled(&head, &print(members, width.saturating_sub(INDENT)))
}

/// The head of an `impl` block with its type on a second line, if that fits.
fn type_apart(item: &ItemImpl, width: usize) -> Option<String> {
    let ItemImpl { generics, self_ty, trait_: None, unsafety: None, .. } = item else { return None };
    let parameters = fitting(quote!(impl #generics), width)?;
    let of = fitting(self_ty.to_token_stream(), width.saturating_sub(INDENT))?;
    generics.where_clause.is_none().then(|| format!("{parameters}\n{}{{}}\n", indented(&(of + "\n"))))
}

/// A member as the item that reads like it.
fn as_item(member: ImplItem) -> Item {
    let tokens = member.into_token_stream();
    syn::parse2(tokens.clone()).unwrap_or(Item::Verbatim(tokens))
}

fn module(mut item: ItemMod, width: usize) -> String {
    let items = item.content.as_mut().map(|(_, items)| mem::take(items));
    let head = in_line(Item::Mod(item), width);
    match items {
        Some(items) => filled(&head, &print(items, width.saturating_sub(INDENT))),
        None => head,
    }
}

/// A constant on one line, or with its value on a second one, if that fits.
fn constant(item: ItemConst, width: usize) -> String {
    let ItemConst { vis: visibility, ident: name, ty, expr: value, .. } = &item;
    let start = fitting(quote!(#visibility const #name: #ty =), width);
    let value = fitting(quote!(#value;), width.saturating_sub(INDENT));
    match (fitting(item.to_token_stream(), width), start, value) {
        (Some(line), ..) => line + "\n",
        (None, Some(start), Some(value)) if item.generics.params.is_empty() => {
            format!("{start}\n{}", indented(&value))
        }
        _ => formatted(Item::Const(item)),
    }
}

/// An item on one line if it fits.
fn in_line(item: Item, width: usize) -> String {
    match fitting(item.to_token_stream(), width) {
        Some(line) => line + "\n",
        None => formatted(item),
    }
}

/// An item that ends in `{}`, with a body between its braces.
fn filled(empty: &str, body: &str) -> String {
    match empty.strip_suffix("}\n") {
        Some(head) if !body.is_empty() => format!("{head}\n{}}}\n", indented(body)),
        _ => empty.to_owned(),
    }
}
