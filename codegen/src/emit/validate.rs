//! Validation: the constraints of the model, checked before anything is sent.

use super::ident;
use super::imports::{self, Place};
use crate::ir::{Bound, Constraint, Field, NamedConstraint, Structure};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Validation of a nested structure.
pub fn validate(structure: &Structure) -> TokenStream {
    let name = ident(&structure.name.rust);
    let checks = checks(&structure.fields);
    let body = if checks.is_empty() {
        TokenStream::new()
    } else {
        quote! {
            fn validate(&self, problems: &mut Problems) {
                #checks
            }
        }
    };
    quote!(impl Validate for #name { #body })
}

/// Statements that check the members of `self`.
pub fn checks(fields: &[Field]) -> TokenStream {
    let constrained = fields.iter().filter(|field| field.required || field.constraint != Constraint::None);
    let checks = constrained.map(|field| {
        let (name, member) = (ident(&field.name), field.member.as_str());
        let rule = reference(&field.constraint, field.required);
        quote!(problems.check(#member, &self.#name, #rule);)
    });
    quote!(#(#checks)*)
}

/// A constraint where it is used: the shape's, by name.
pub fn reference(constraint: &Constraint, required: bool) -> TokenStream {
    match (constraint, required) {
        (Constraint::Checked(name), required) => {
            let name = ident(name);
            if required { quote!(rules::#name.required()) } else { quote!(rules::#name) }
        }
        (_, true) => quote!(Rule::REQUIRED),
        (_, false) => quote!(Rule::OPTIONAL),
    }
}

/// `rules.rs`.
pub fn rules(root: &str, constraints: &[NamedConstraint]) -> TokenStream {
    let constants = constraints.iter().map(|constraint| {
        let (name, value) = (ident(&constraint.name), definition(constraint));
        quote!(pub(crate) const #name: Rule = #value;)
    });
    let docs = ["Constraints of shapes, which inputs are checked against before they are sent."];
    imports::file(root, Place::Elsewhere, docs, &quote!(#(#constants)*))
}

/// A constraint in full.
fn definition(constraint: &NamedConstraint) -> TokenStream {
    let limits = &constraint.limits;
    let length = |length: Option<u64>| length.map(Literal::u64_unsuffixed);
    let min_length = length(limits.min_length).map(|it| quote!(.min_length(#it)));
    let max_length = length(limits.max_length).map(|it| quote!(.max_length(#it)));
    let minimum = limits.minimum.map(number).map(|it| quote!(.minimum(#it)));
    let maximum = limits.maximum.map(number).map(|it| quote!(.maximum(#it)));
    let pattern = limits.pattern.as_ref().and_then(|pattern| Some((&pattern.shown, pattern.checked.as_ref()?)));
    let pattern = pattern.map(|(shown, checked)| {
        if shown == checked { quote!(.pattern(#shown)) } else { quote!(.portable_pattern(#shown, #checked)) }
    });
    let each = constraint.each.as_deref().map(ident).map(|it| quote!(.each(&#it)));
    let keys = constraint.keys.as_deref().map(ident).map(|it| quote!(.keys(&#it)));
    quote!(Rule::OPTIONAL #min_length #max_length #minimum #maximum #pattern #keys #each)
}

fn number(bound: Bound) -> Literal {
    match bound {
        Bound::Whole(bound) => Literal::f64_unsuffixed(bound as f64),
        Bound::Real(bound) => Literal::f64_unsuffixed(bound),
    }
}
