//! Paginators: where token, page size and items are.

use super::ident;
use crate::ir::{FieldPath, Items, Operation, Paginator, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The implementation of the trait of listings for an input. Most have items and a token that is text, which is a trait of
/// its own, with less to write.
pub fn paginated(operation: &Operation, paginator: &Paginator) -> TokenStream {
    let input = ident(&operation.input.name.rust);
    match &paginator.items {
        Some(items) if paginator.token == Type::String => usual(paginator, items, &input),
        items => {
            let paged = paged(paginator, &input);
            let itemized = items.as_ref().map(|items| itemized(items, &input));
            quote!(#paged #itemized)
        }
    }
}

fn usual(paginator: &Paginator, items: &Items, input: &Ident) -> TokenStream {
    let token = ident(&paginator.input_token);
    let item = item(items);
    let has_page_size = paginator.page_size.is_some().then(|| {
        quote!(
            const HAS_PAGE_SIZE: bool = true;
        )
    });
    let page_size = page_size(paginator, &quote!(set_page_size));
    let next_token = next_token(paginator, &quote!(.as_deref()));
    let take_items = take_items(items);
    quote! {
        impl Paginated for #input {
            type Item = #item;
            #has_page_size
            fn token(&self) -> Option<&str> {
                self.#token.as_deref()
            }
            fn set_token(&mut self, token: Option<String>) {
                self.#token = token;
            }
            #page_size
            fn next_token(output: &Self::Output) -> Option<&str> {
                #next_token
            }
            fn take_items(output: &mut Self::Output) -> Vec<Self::Item> {
                #take_items
            }
        }
    }
}

fn paged(paginator: &Paginator, input: &Ident) -> TokenStream {
    let (field, token) = (ident(&paginator.input_token), paginator.token.rust());
    let clone = (!paginator.token.is_copied()).then(|| quote!(.clone()));
    let page_size = page_size(paginator, &quote!(limit_page));
    let next_token = next_token(paginator, &quote!(#clone));
    quote! {
        impl Paged for #input {
            type Token = #token;
            fn page_token(&self) -> Option<Self::Token> {
                self.#field #clone
            }
            fn set_page_token(&mut self, token: Option<Self::Token>) {
                self.#field = token;
            }
            #page_size
            fn next_page_token(output: &Self::Output) -> Option<Self::Token> {
                #next_token
            }
        }
    }
}

fn itemized(items: &Items, input: &Ident) -> TokenStream {
    let item = item(items);
    let take_items = take_items(items);
    quote! {
        impl Itemized for #input {
            type Item = #item;
            fn take_page_items(output: &mut Self::Output) -> Vec<Self::Item> {
                #take_items
            }
        }
    }
}

/// The type of the items.
pub fn item(items: &Items) -> TokenStream {
    match &items.collection {
        Type::Map { key, value, sparse } => {
            let (key, value) = (key.rust(), value.element(*sparse));
            quote!((#key, #value))
        }
        Type::List { element, sparse } => element.element(*sparse),
        other => other.rust(),
    }
}

fn page_size(paginator: &Paginator, method: &TokenStream) -> TokenStream {
    let Some((field, shape)) = &paginator.page_size else { return TokenStream::new() };
    let field = ident(field);
    let size = match shape {
        Type::Long => quote!(i64::from(size)),
        Type::String => quote!(size.to_string()),
        _ => quote!(size),
    };
    quote! {
        fn #method(&mut self, size: i32) {
            self.#field = Some(#size);
        }
    }
}

/// The token in the output, taken as `taken` says.
fn next_token(paginator: &Paginator, taken: &TokenStream) -> TokenStream {
    let token = held(&paginator.output_token);
    match paginator.more_results.as_ref().map(held) {
        None => quote!(#token #taken),
        Some(more) => quote! {
            if #more == Some(true) { #token #taken } else { None }
        },
    }
}

/// A field that a path leads to, within a function that returns an `Option`.
fn held(path: &FieldPath) -> TokenStream {
    let (outer, last) = (path.outer.iter().map(|step| ident(step)), ident(&path.last));
    quote!(output #(.#outer.as_ref()?)*.#last)
}

fn take_items(items: &Items) -> TokenStream {
    let last = ident(&items.path.last);
    let outer: Vec<_> = items.path.outer.iter().map(|step| ident(step)).collect();
    let collect =
        if matches!(items.collection, Type::Map { .. }) { quote!(.into_iter().collect()) } else { TokenStream::new() };
    if outer.is_empty() {
        return quote!(output.#last.take().unwrap_or_default()#collect);
    }
    quote! {
        let items = Some(output)#(.and_then(|outer| outer.#outer.as_mut()))*;
        items.and_then(|outer| outer.#last.take()).unwrap_or_default()#collect
    }
}
