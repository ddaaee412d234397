//! The parameters of a rule set.

use crate::emit::{debug, docs, ident};
use crate::ir::{BuiltIn, Parameter, ParameterKind};
use proc_macro2::TokenStream;
use quote::quote;

/// The type of the parameters.
pub fn params(parameters: &[Parameter]) -> TokenStream {
    let fields = parameters.iter().map(|parameter| {
        let otherwise = [format!("The parameter `{}`.", parameter.name)];
        let docs = docs::lines(docs::or(&parameter.docs, &otherwise));
        let name = ident(&parameter.field);
        let rust = match parameter.kind {
            ParameterKind::OptionalString => quote!(Option<String>),
            ParameterKind::String(_) => quote!(String),
            ParameterKind::OptionalBoolean => quote!(Option<bool>),
            ParameterKind::Boolean(_) => quote!(bool),
            ParameterKind::Strings => quote!(Vec<String>),
        };
        quote!(#docs pub #name: #rust)
    });
    let values = parameters.iter().map(|parameter| {
        let (name, value) = (ident(&parameter.field), initial(parameter));
        quote!(#name: #value)
    });
    let built_ins = if parameters.iter().any(|parameter| parameter.built_in.is_some()) {
        ident("built_ins")
    } else {
        ident("_built_ins")
    };
    let hides = parameters.iter().any(is_endpoint);
    let (derives, debug) = if hides {
        (quote!(#[derive(Clone, PartialEq)]), debug::implementation("Params", parameters.iter().map(shown)))
    } else {
        (quote!(#[derive(Debug, Clone, PartialEq)]), TokenStream::new())
    };
    quote! {
        /// The parameters of the endpoint rule set.
        #derives
        #[non_exhaustive]
        pub struct Params {
            #(#fields,)*
        }
        #debug
        impl From<BuiltIns> for Params {
            fn from(#built_ins: BuiltIns) -> Self {
                Self { #(#values,)* }
            }
        }
    }
}

fn is_endpoint(parameter: &Parameter) -> bool {
    parameter.built_in == Some(BuiltIn::Endpoint)
}

/// A parameter in `Debug` output, without the user name and the password that an endpoint may have.
fn shown(parameter: &Parameter) -> TokenStream {
    let (text, name) = (debug::name(&parameter.field), ident(&parameter.field));
    match parameter.kind {
        ParameterKind::OptionalString if is_endpoint(parameter) => {
            quote!(.field(#text, &self.#name.as_deref().map(endpoint::without_user)))
        }
        ParameterKind::String(_) if is_endpoint(parameter) => {
            quote!(.field(#text, &endpoint::without_user(&self.#name)))
        }
        _ => quote!(.field(#text, &self.#name)),
    }
}

/// A parameter's value before an operation sets it: the client's configuration, else the default.
fn initial(parameter: &Parameter) -> TokenStream {
    let built_in = parameter.built_in.map(|built_in| match built_in {
        BuiltIn::Region => quote!(built_ins.region),
        BuiltIn::UseDualStack => quote!(built_ins.use_dual_stack),
        BuiltIn::UseFips => quote!(built_ins.use_fips),
        BuiltIn::Endpoint => quote!(built_ins.endpoint),
    });
    let flag = matches!(parameter.built_in, Some(BuiltIn::UseDualStack | BuiltIn::UseFips));
    match (&parameter.kind, built_in) {
        (ParameterKind::OptionalString, Some(value)) if !flag => value,
        (ParameterKind::String(default), Some(value)) if !flag => quote!(#value.unwrap_or_else(|| #default.to_owned())),
        (ParameterKind::Boolean(_), Some(value)) if flag => value,
        (ParameterKind::OptionalBoolean, Some(value)) if flag => quote!(Some(#value)),
        (ParameterKind::String(default), _) => quote!(#default.to_owned()),
        (ParameterKind::Boolean(default), _) => quote!(#default),
        (ParameterKind::OptionalString | ParameterKind::OptionalBoolean, _) => quote!(None),
        (ParameterKind::Strings, _) => quote!(Vec::new()),
    }
}
