//! Builders: setters, and a marker in the type for each required member, so that leaving one out does not compile.

use super::{docs, ident};
use crate::ir::{Field, Structure, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// What differs between the builder of an input and that of a nested structure.
pub struct Builder<'a> {
    pub structure: &'a Structure,
    /// Name of the builder.
    pub name: Ident,
    /// Field that holds what is being built.
    pub slot: Ident,
    /// Whether it carries the client that sends the input.
    pub sends: bool,
}

/// The builder of a nested structure.
pub fn of_type(structure: &Structure) -> TokenStream {
    let builder = Builder {
        structure,
        name: ident(&format!("{}Builder", structure.name.rust)),
        slot: ident("value"),
        sends: false,
    };
    builder.emit()
}

impl Builder<'_> {
    /// Type, constructor, setters and `build`.
    pub fn emit(&self) -> TokenStream {
        let (start, definition) = (self.start(), self.definition());
        let methods = self.methods();
        quote!(#start #definition #methods)
    }

    /// Generic parameters of the required members, called like their markers.
    pub fn markers(&self) -> Vec<Ident> {
        let markers = self.structure.required_fields().filter_map(|field| field.marker.as_deref());
        markers.map(ident).collect()
    }

    /// `<C, Domain>`, with other markers where `replaced` says so.
    fn generics(client: Option<TokenStream>, markers: &[TokenStream]) -> TokenStream {
        let all: Vec<TokenStream> = client.into_iter().chain(markers.iter().cloned()).collect();
        if all.is_empty() { TokenStream::new() } else { quote!(<#(#all),*>) }
    }

    fn client_parameter(&self) -> Option<TokenStream> {
        self.sends.then(|| quote!(C))
    }

    /// The bounds under which nothing required is missing.
    pub fn complete(&self) -> TokenStream {
        let markers = self.markers();
        if markers.is_empty() {
            return TokenStream::new();
        }
        let traits = self.structure.required_fields().filter_map(|field| field.marker.as_deref()).map(ident);
        quote!(where #(#markers: required::#traits),*)
    }

    fn definition(&self) -> TokenStream {
        let (name, slot, target) = (&self.name, &self.slot, ident(&self.structure.name.rust));
        let markers = self.markers();
        let defaults: Vec<_> = markers.iter().map(|marker| quote!(#marker = Unset)).collect();
        let generics = Self::generics(self.sends.then(|| quote!(C = ())), &defaults);
        // Markers are moved from state to state, client and all; without any, only sending reads it.
        let unread = markers
            .is_empty()
            .then(|| quote!(#[cfg_attr(not(feature = "client"), expect(dead_code, reason = "only sending needs it"))]));
        let client = self.sends.then(|| quote!(#unread client: C,));
        let state = (!markers.is_empty()).then(|| quote!(state: PhantomData<(#(#markers,)*)>,));
        let derives = if self.structure.streams() { quote!(#[derive(Debug)]) } else { quote!(#[derive(Debug, Clone)]) };
        let doc = docs::lines([format!("Builds a [`{}`].", self.structure.name.rust)]);
        quote! {
            #doc
            #derives
            #[must_use]
            pub struct #name #generics {
                #client
                #slot: #target,
                #state
            }
        }
    }

    /// `builder()` of what is built.
    fn start(&self) -> TokenStream {
        let (name, target) = (&self.name, ident(&self.structure.name.rust));
        let argument = self.sends.then(|| quote!(()));
        quote! {
            impl #target {
                /// Starts a builder.
                pub fn builder() -> #name {
                    #name::new(#argument)
                }
            }
        }
    }

    /// `new`, of the state in which nothing is set.
    fn constructor(&self) -> TokenStream {
        let slot = &self.slot;
        let state = (!self.markers().is_empty()).then(|| quote!(state: PhantomData,));
        if self.sends {
            quote! {
                pub(crate) fn new(client: C) -> Self {
                    Self { client, #slot: Default::default(), #state }
                }
            }
        } else {
            quote! {
                fn new() -> Self {
                    Self { #slot: Default::default(), #state }
                }
            }
        }
    }

    /// Constructor, setters and `build`; with markers the constructor stands apart, since only it knows their state.
    fn methods(&self) -> TokenStream {
        let (name, slot, target) = (&self.name, &self.slot, ident(&self.structure.name.rust));
        let markers: Vec<_> = self.markers().iter().map(|marker| quote!(#marker)).collect();
        let generics = Self::generics(self.client_parameter(), &markers);
        let constructor = self.constructor();
        let (apart, first) = if markers.is_empty() {
            (TokenStream::new(), constructor)
        } else {
            let unset = Self::generics(self.client_parameter(), &[]);
            (quote!(impl #unset #name #unset { #constructor }), TokenStream::new())
        };
        let setters = self.structure.fields.iter().map(|field| self.setters_of(field));
        let complete = self.complete();
        let assume = self.assume();
        quote! {
            #apart
            impl #generics #name #generics {
                #first
                #(#setters)*
                /// The finished value.
                pub fn build(self) -> #target #complete {
                    self.#slot
                }
                #assume
            }
        }
    }

    /// The step from one state of the markers to another.
    fn assume(&self) -> TokenStream {
        let markers = self.markers();
        if markers.is_empty() {
            return TokenStream::new();
        }
        let (name, slot) = (&self.name, &self.slot);
        let next: Vec<_> = markers.iter().map(|marker| next_state(marker, &markers)).collect();
        let next_tokens: Vec<_> = next.iter().map(|marker| quote!(#marker)).collect();
        let generics = Self::generics(self.client_parameter(), &next_tokens);
        let client = self.sends.then(|| quote!(client: self.client,));
        quote! {
            fn assume<#(#next),*>(self) -> #name #generics {
                #name { #client #slot: self.#slot, state: PhantomData }
            }
        }
    }

    /// The type that a setter gives, and how it gets there.
    fn after(&self, field: &Field) -> (TokenStream, TokenStream) {
        let Some(own) = &field.marker else { return (quote!(Self), quote!(self)) };
        let name = &self.name;
        let own = ident(own);
        let markers: Vec<_> =
            self.markers().iter().map(|marker| if *marker == own { quote!(Set) } else { quote!(#marker) }).collect();
        let generics = Self::generics(self.client_parameter(), &markers);
        (quote!(#name #generics), quote!(self.assume()))
    }

    /// A setter, which adds where the member is a list or map; and one for the whole value where that differs or
    /// where the member is optional.
    fn setters_of(&self, field: &Field) -> TokenStream {
        let (slot, name) = (&self.slot, ident(&field.name));
        let docs = docs::member(field);
        let deprecated = docs::deprecated(field.deprecated.as_ref());
        let (returned, finish) = self.after(field);
        let (parameters, statement) = self.setting(field, &name);
        let collects = matches!(field.shape, Type::List { .. } | Type::Map { .. });
        let adds = if collects { docs::lines(["", "Each call adds one."]) } else { TokenStream::new() };
        let whole = if collects || field.marker.is_none() {
            let setter = ident(&field.whole_setter);
            let rust = field.shape.rust();
            let doc = docs::lines([format!("Sets or clears `{}` as a whole.", field.member)]);
            let value = if field.boxed { quote!(#name.map(Box::new)) } else { quote!(#name) };
            quote! {
                #doc
                #deprecated
                pub fn #setter(mut self, #name: Option<#rust>) -> #returned {
                    self.#slot.#name = #value;
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

    /// Parameters of a setter and what it does with them.
    fn setting(&self, field: &Field, name: &Ident) -> (TokenStream, TokenStream) {
        let slot = &self.slot;
        match &field.shape {
            Type::List { element, sparse } => {
                let (parameter, value) =
                    if *sparse { (element.element(true), quote!(#name)) } else { element.parameter(name) };
                (quote!(#name: #parameter), quote!(self.#slot.#name.get_or_insert_default().push(#value);))
            }
            Type::Map { key, value, sparse } => {
                let (key_name, value_name) = (ident("key"), ident("value"));
                let (key_parameter, key) = key.parameter(&key_name);
                let (value_parameter, value) =
                    if *sparse { (value.element(true), quote!(value)) } else { value.parameter(&value_name) };
                (
                    quote!(key: #key_parameter, value: #value_parameter),
                    quote!(self.#slot.#name.get_or_insert_default().insert(#key, #value);),
                )
            }
            other => {
                let (parameter, value) = other.parameter(name);
                let value = if field.boxed { quote!(Box::new(#value)) } else { value };
                (quote!(#name: #parameter), quote!(self.#slot.#name = Some(#value);))
            }
        }
    }
}

/// Name of the state that follows a marker's, where a member may be called so already.
fn next_state(marker: &Ident, markers: &[Ident]) -> Ident {
    let next = ident(&format!("Next{marker}"));
    if markers.contains(&next) { ident(&format!("{next}_")) } else { next }
}
