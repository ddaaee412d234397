//! Types: how each is spelled in fields and parameters, and how its values are written.

use super::{docs, ident};
use crate::ir::{Field, TimestampFormat, Type, TypeDefinition, TypeName};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

impl Type {
    /// The type as Rust spells it.
    pub fn rust(&self) -> TokenStream {
        match self {
            Self::String | Self::JsonText => quote!(String),
            Self::Boolean => quote!(bool),
            Self::Integer => quote!(i32),
            Self::Long => quote!(i64),
            Self::Float => quote!(f32),
            Self::Double => quote!(f64),
            Self::Timestamp(_) => quote!(DateTime),
            Self::Blob => quote!(Blob),
            Self::Stream => quote!(ByteStream),
            Self::Document => quote!(Document),
            Self::List { element, sparse } => {
                let element = element.element(*sparse);
                quote!(Vec<#element>)
            }
            Self::Map { key, value, sparse } => {
                let (key, value) = (key.rust(), value.element(*sparse));
                quote!(HashMap<#key, #value>)
            }
            Self::Structure(name) | Self::Union(name) | Self::Enumeration(name) => path(name),
        }
    }

    /// As an element of a list or a value of a map.
    pub fn element(&self, sparse: bool) -> TokenStream {
        let rust = self.rust();
        if sparse { quote!(Option<#rust>) } else { rust }
    }

    /// As the parameter of a setter, and how the parameter becomes the value. Only text is converted: wider
    /// parameters would make `x.into()` ambiguous for callers.
    pub fn parameter(&self, name: &proc_macro2::Ident) -> (TokenStream, TokenStream) {
        match self {
            Self::String | Self::JsonText => (quote!(impl Into<String>), quote!(#name.into())),
            other => (other.rust(), quote!(#name)),
        }
    }

    /// Whether it is copied rather than borrowed by accessors.
    pub fn is_copied(&self) -> bool {
        matches!(self, Self::Boolean | Self::Integer | Self::Long | Self::Float | Self::Double)
    }

    /// The format of the times that it holds, unless it is the protocol's.
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        match self {
            Self::Timestamp(format) => *format,
            Self::List { element, .. } => element.timestamp_format(),
            Self::Map { value, .. } => value.timestamp_format(),
            _ => None,
        }
    }

    /// A value as it is written, with the format of its times where that is not the protocol's.
    pub fn in_format(&self, value: TokenStream) -> TokenStream {
        match self.timestamp_format() {
            None => value,
            Some(format) => formatted(&value, format),
        }
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        matches!(self, Self::List { .. })
    }
}

fn formatted(value: &TokenStream, format: TimestampFormat) -> TokenStream {
    let format = format_name(format);
    quote!(#value.format(DateTimeFormat::#format))
}

/// The runtime's name of a format.
pub fn format_name(format: TimestampFormat) -> Ident {
    ident(match format {
        TimestampFormat::EpochSeconds => "EpochSeconds",
        TimestampFormat::Iso8601 => "DateTime",
        TimestampFormat::HttpDate => "HttpDate",
    })
}

/// Path of a type of the service.
pub fn path(name: &TypeName) -> TokenStream {
    let rust = ident(&name.rust);
    if name.exception { quote!(types::error::#rust) } else { quote!(types::#rust) }
}

/// The type of a field. All are optional except streams that are received, which are always there.
pub fn field_type(field: &Field, received: bool) -> TokenStream {
    let held = held(field);
    if field.shape == Type::Stream && received { held } else { quote!(Option<#held>) }
}

/// The type that a field holds if it has a value.
pub fn held(field: &Field) -> TokenStream {
    let rust = field.shape.rust();
    if field.boxed { quote!(Box<#rust>) } else { rust }
}

/// `types.rs`: a module for each type, all of them seen as one.
pub fn modules(types: &[TypeDefinition]) -> TokenStream {
    let inner = docs::inner(["Structures, unions and enumerations that operations send and receive."]);
    let mut modules: Vec<_> = types.iter().map(|definition| definition.name().module.as_str()).collect();
    modules.sort_unstable();
    let modules: Vec<_> = modules.into_iter().map(ident).collect();
    quote! {
        #inner
        pub mod error;
        #(mod #modules;)*
        #(pub use #modules::*;)*
    }
}
