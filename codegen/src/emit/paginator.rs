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
    let has_page_size = paginator.page_size.is_some().then(|| {
        quote!(
            const HAS_PAGE_SIZE: bool = true;
        )
    });
    let page_size = page_size(paginator);
    let next_token = next_token(paginator);
    let items = take_items(paginator);
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
        fn set_page_size(&mut self, size: i32) {
            self.#field = Some(#size);
        }
    }
}

fn next_token(paginator: &Paginator) -> TokenStream {
    let outer = paginator.output_token.outer.iter().map(|step| ident(step));
    let last = ident(&paginator.output_token.last);
    let expression = quote!(output #(.#outer.as_ref()?)*.#last.as_deref());
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
    let last = ident(&paginator.items.last);
    let outer: Vec<_> = paginator.items.outer.iter().map(|step| ident(step)).collect();
    let collect = if matches!(paginator.collection, Type::Map { .. }) {
        quote!(.into_iter().collect())
    } else {
        TokenStream::new()
    };
    if outer.is_empty() {
        return quote!(output.#last.take().unwrap_or_default()#collect);
    }
    quote! {
        let items = Some(output)#(.and_then(|outer| outer.#outer.as_mut()))*;
        items.and_then(|outer| outer.#last.take()).unwrap_or_default()#collect
    }
}
