//! Paginators: where token, page size and items are.

use super::ident;
use crate::ir::{Operation, Paginator, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The implementation of `Paginated` for an input.
pub fn paginated(operation: &Operation, paginator: &Paginator) -> TokenStream {
    let input = ident(&operation.input.name.rust);
    let token = ident(&paginator.input_token);
    let item = match &paginator.collection {
        Type::Map { key, value, sparse } => {
            let (key, value) = (key.rust(), value.element(*sparse));
            quote!((#key, #value))
        }
        Type::List { element, sparse } => element.element(*sparse),
        other => other.rust(),
    };
    let page_size = page_size(paginator);
    let next_token = next_token(paginator);
    let items = take_items(paginator);
    quote! {
        impl Paginated for #input {
            type Item = #item;
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
                #items
            }
        }
    }
}

fn page_size(paginator: &Paginator) -> TokenStream {
    let Some((field, shape)) = &paginator.page_size else { return TokenStream::new() };
    let field = ident(field);
    let size = match shape {
        Type::Long => quote!(i64::from(size)),
        Type::String => quote!(size.to_string()),
        _ => quote!(size),
    };
    quote! {
        const HAS_PAGE_SIZE: bool = true;
        fn set_page_size(&mut self, size: i32) {
            self.#field = Some(#size);
        }
    }
}

fn next_token(paginator: &Paginator) -> TokenStream {
    let mut expression = quote!(output);
    for (index, step) in paginator.output_token.iter().enumerate() {
        let step = ident(step);
        let last = index + 1 == paginator.output_token.len();
        expression = if last { quote!(#expression.#step.as_deref()) } else { quote!(#expression.#step.as_ref()?) };
    }
    match &paginator.more_results {
        None => expression,
        Some(more) => {
            let more = ident(more);
            quote! {
                if output.#more == Some(true) { #expression } else { None }
            }
        }
    }
}

fn take_items(paginator: &Paginator) -> TokenStream {
    let Some((last, outer)) = paginator.items.split_last() else { return quote!(Vec::new()) };
    let last = ident(last);
    let outer = outer.iter().map(|step| ident(step));
    let collect = if matches!(paginator.collection, Type::Map { .. }) {
        quote!(.into_iter().collect())
    } else {
        TokenStream::new()
    };
    let outer: Vec<_> = outer.collect();
    if outer.is_empty() {
        return quote!(output.#last.take().unwrap_or_default()#collect);
    }
    quote! {
        let items = Some(output)#(.and_then(|outer| outer.#outer.as_mut()))*;
        items.and_then(|outer| outer.#last.take()).unwrap_or_default()#collect
    }
}
