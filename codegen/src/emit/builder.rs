//! Builders: a table for the plumbing, and setters. The type has a marker for each required member, so that leaving
//! one out does not compile.

use super::{docs, ident, types};
use crate::ir::{Field, Operation, Service, Structure, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The builder of an operation's input.
pub fn of_input(service: &Service, operation: &Operation) -> TokenStream {
    let kind = if operation.paginator.is_some() {
        quote!(paginated)
    } else if operation.input.streams() {
        quote!(streamed)
    } else {
        TokenStream::new()
    };
    let method = operation.method_name.trim_start_matches("r#");
    let docs =
        docs::lines([format!("Builds the input of [`{method}`]({}::Client::{method}) and sends it.", service.root)]);
    // This is its name in the AWS SDK for Rust.
    let alias = format!("{}FluentBuilder", operation.name);
    let docs = quote!(#docs #[doc(alias = #alias)]);
    let builder = Builder { structure: &operation.input, name: ident(&operation.builder), mode: quote!(M,), docs };
    builder.emit(&quote!(sends #kind), &quote!(M: Mode,))
}

/// The builder of a nested structure.
pub fn of_type(structure: &Structure) -> TokenStream {
    let name = ident(&format!("{}Builder", structure.name.rust));
    let builder = Builder { structure, name, mode: TokenStream::new(), docs: TokenStream::new() };
    builder.emit(&quote!(builds), &TokenStream::new())
}

struct Builder<'a> {
    structure: &'a Structure,
    /// Name of the builder.
    name: Ident,
    /// The mode of its client, as the first of its type arguments.
    mode: TokenStream,
    /// The documentation that the macro cannot write.
    docs: TokenStream,
}

impl Builder<'_> {
    /// The macro that defines everything else, with a setter of an `Option` for each member, and the setters of values.
    fn emit(&self, verb: &TokenStream, bound: &TokenStream) -> TokenStream {
        let (name, mode, docs, target) = (&self.name, &self.mode, &self.docs, ident(&self.structure.name.rust));
        let fields = &self.structure.fields;
        let markers: Vec<_> = self.markers().collect();
        let required = (!markers.is_empty()).then(|| quote!(, requires required::{#(#markers),*}));
        let whole_setters = fields.iter().map(|field| self.whole_setter(field));
        let whole_setters = (!fields.is_empty()).then(|| quote!({ #(#whole_setters,)* }));
        let setters = (!fields.is_empty()).then(|| {
            let setters = fields.iter().map(|field| self.setter(field));
            let (parameters, arguments) = if markers.is_empty() {
                (quote!(#bound), quote!(#mode))
            } else {
                (quote!(#bound #(#markers),*), quote!(#mode (#(#markers,)*)))
            };
            let parameters = (!parameters.is_empty()).then(|| quote!(<#parameters>));
            let arguments = (!arguments.is_empty()).then(|| quote!(<#arguments>));
            quote! {
                impl #parameters #name #arguments {
                    #(#setters)*
                }
            }
        });
        quote! {
            builder! { #docs #name #verb #target #required #whole_setters }
            #setters
        }
    }

    /// Generic parameters of the required members, called like their markers.
    fn markers(&self) -> impl Iterator<Item = Ident> {
        self.structure.fields.iter().filter_map(|field| field.marker.as_deref()).map(ident)
    }

    /// The state in which a required member is set.
    fn state(&self, field: &Field) -> Option<TokenStream> {
        let own = field.marker.as_ref()?;
        let state = self.markers().map(|marker| if marker == own { quote!(Set) } else { quote!(#marker) });
        Some(quote!((#(#state,)*)))
    }

    /// A row of the macro: the setter of the whole value.
    fn whole_setter(&self, field: &Field) -> TokenStream {
        let deprecated = docs::deprecated(field.deprecated.as_ref());
        let (setter, name) = (ident(&field.whole_setter), ident(&field.name));
        let rust = types::held(field);
        let returned = self.state(field).map(|state| quote!(-> #state));
        quote!(#deprecated #setter(#name: #rust) #returned)
    }

    /// A setter of a value, which adds where the member is a list or map.
    fn setter(&self, field: &Field) -> TokenStream {
        let (builder, mode) = (&self.name, &self.mode);
        let name = ident(&field.name);
        let docs = docs::member(field);
        let deprecated = docs::deprecated(field.deprecated.as_ref());
        let returned = self.state(field).map_or_else(|| quote!(Self), |state| quote!(#builder<#mode #state>));
        let finish = if field.marker.is_some() { quote!(self.with_state()) } else { quote!(self) };
        match &field.shape {
            Type::List { element, sparse } => {
                let (parameter, value) = entry(element, *sparse, &name);
                quote! {
                    #docs
                    ///
                    /// Appends one element; call again to add more.
                    #deprecated
                    pub fn #name(mut self, #name: #parameter) -> #returned {
                        self.input.#name.get_or_insert_default().push(#value);
                        #finish
                    }
                }
            }
            Type::Map { key, value, sparse } => {
                let (key_parameter, key) = key.parameter(&ident("key"));
                let (value_parameter, value) = entry(value, *sparse, &ident("value"));
                quote! {
                    #docs
                    ///
                    /// Inserts one entry; call again to add more.
                    #deprecated
                    pub fn #name(mut self, key: #key_parameter, value: #value_parameter) -> #returned {
                        self.input.#name.get_or_insert_default().insert(#key, #value);
                        #finish
                    }
                }
            }
            other => {
                let (parameter, value) = other.parameter(&name);
                let value = if field.boxed { quote!(Box::new(#value)) } else { value };
                // The other setter is deprecated with its member. Calling it would be a warning.
                let (receiver, body) = if field.deprecated.is_some() {
                    (quote!(mut self), quote!(self.input.#name = Some(#value); #finish))
                } else {
                    let whole_setter = ident(&field.whole_setter);
                    (quote!(self), quote!(self.#whole_setter(Some(#value))))
                };
                quote! {
                    #docs
                    #deprecated
                    pub fn #name(#receiver, #name: #parameter) -> #returned {
                        #body
                    }
                }
            }
        }
    }
}

/// The parameter for an element of a list or a value of a map, and how it becomes one.
fn entry(held: &Type, sparse: bool, name: &Ident) -> (TokenStream, TokenStream) {
    if sparse { (held.element(true), quote!(#name)) } else { held.parameter(name) }
}
