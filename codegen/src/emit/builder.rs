//! Builders: a line for the plumbing, and setters. The type has a marker for each required member, so that leaving
//! one out does not compile.

use super::{docs, ident};
use crate::ir::{Field, Operation, Structure, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The builder of an operation's input.
pub fn of_input(operation: &Operation) -> TokenStream {
    let kind = if operation.paginator.is_some() {
        quote!(paginated)
    } else if operation.input.streams() {
        quote!(streamed)
    } else {
        TokenStream::new()
    };
    let builder = Builder { structure: &operation.input, name: ident(&operation.builder), mode: quote!(M,) };
    builder.emit(&quote!(sends #kind), &quote!(M: Mode,))
}

/// The builder of a nested structure.
pub fn of_type(structure: &Structure) -> TokenStream {
    let name = ident(&format!("{}Builder", structure.name.rust));
    let builder = Builder { structure, name, mode: TokenStream::new() };
    builder.emit(&quote!(builds), &TokenStream::new())
}

struct Builder<'a> {
    structure: &'a Structure,
    /// Name of the builder.
    name: Ident,
    /// The mode of its client, as the first of its type arguments.
    mode: TokenStream,
}

impl Builder<'_> {
    /// The macro that defines everything but the setters, and the setters.
    fn emit(&self, verb: &TokenStream, bound: &TokenStream) -> TokenStream {
        let (name, mode, target) = (&self.name, &self.mode, ident(&self.structure.name.rust));
        let markers: Vec<_> = self.markers().collect();
        let required = (!markers.is_empty()).then(|| quote!(, requires required::{#(#markers),*}));
        let setters = self.structure.fields.iter().map(|field| self.setters(field));
        let setters = (!self.structure.fields.is_empty()).then(|| {
            let (parameters, state) = if markers.is_empty() {
                (quote!(S), quote!(S))
            } else {
                (quote!(#(#markers),*), quote!((#(#markers,)*)))
            };
            quote! {
                impl<#bound #parameters> #name<#mode #state> {
                    #(#setters)*
                }
            }
        });
        quote! {
            builder! { #name #verb #target #required }
            #setters
        }
    }

    /// Generic parameters of the required members, called like their markers.
    fn markers(&self) -> impl Iterator<Item = Ident> {
        self.structure.fields.iter().filter_map(|field| field.marker.as_deref()).map(ident)
    }

    /// The type that a setter returns, and the expression that makes it.
    fn returned(&self, field: &Field) -> (TokenStream, TokenStream) {
        let Some(own) = &field.marker else { return (quote!(Self), quote!(self)) };
        let (name, mode) = (&self.name, &self.mode);
        let state = self.markers().map(|marker| if marker == own { quote!(Set) } else { quote!(#marker) });
        (quote!(#name<#mode (#(#state,)*)>), quote!(self.with_state()))
    }

    /// A setter, which adds where the member is a list or map; and one for the whole value where that differs or
    /// where the member is optional.
    fn setters(&self, field: &Field) -> TokenStream {
        let name = ident(&field.name);
        let docs = docs::member(field);
        let deprecated = docs::deprecated(field.deprecated.as_ref());
        let (returned, finish) = self.returned(field);
        let (parameters, statement) = assignment(field, &name);
        let adds = match &field.shape {
            Type::List { .. } => Some("Appends one element; call again to add more."),
            Type::Map { .. } => Some("Inserts one entry; call again to add more."),
            _ => None,
        };
        let collects = adds.is_some();
        let adds = adds.map(|adds| docs::lines(["", adds]));
        let whole = if collects || field.marker.is_none() {
            let setter = ident(&field.whole_setter);
            let rust = field.shape.rust();
            let doc = docs::lines([format!("Sets `{}`, or clears it with `None`.", field.member)]);
            let value = if field.boxed { quote!(#name.map(Box::new)) } else { quote!(#name) };
            quote! {
                #doc
                #deprecated
                pub fn #setter(mut self, #name: Option<#rust>) -> #returned {
                    self.input.#name = #value;
                    #finish
                }
            }
        } else {
            TokenStream::new()
        };
        quote! {
            #docs
            #adds
            #deprecated
            pub fn #name(mut self, #parameters) -> #returned {
                #statement
                #finish
            }
            #whole
        }
    }
}

/// The parameters of a setter, and the statement that stores them.
fn assignment(field: &Field, name: &Ident) -> (TokenStream, TokenStream) {
    match &field.shape {
        Type::List { element, sparse } => {
            let (parameter, value) =
                if *sparse { (element.element(true), quote!(#name)) } else { element.parameter(name) };
            (quote!(#name: #parameter), quote!(self.input.#name.get_or_insert_default().push(#value);))
        }
        Type::Map { key, value, sparse } => {
            let (key_name, value_name) = (ident("key"), ident("value"));
            let (key_parameter, key) = key.parameter(&key_name);
            let (value_parameter, value) =
                if *sparse { (value.element(true), quote!(value)) } else { value.parameter(&value_name) };
            (
                quote!(key: #key_parameter, value: #value_parameter),
                quote!(self.input.#name.get_or_insert_default().insert(#key, #value);),
            )
        }
        other => {
            let (parameter, value) = other.parameter(name);
            let value = if field.boxed { quote!(Box::new(#value)) } else { value };
            (quote!(#name: #parameter), quote!(self.input.#name = Some(#value);))
        }
    }
}
