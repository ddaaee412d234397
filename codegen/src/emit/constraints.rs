//! Constraints: the constants of the model's limits, and their names in the tables of members.

use super::ident;
use super::imports::{self, Place};
use crate::ir::{Bound, Constraint, NamedConstraint};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// What a table of members says of a member's constraint, in brackets.
pub fn of_member(constraint: &Constraint, required: bool) -> TokenStream {
    match (constraint, required) {
        (Constraint::Checked(name), required) => {
            let name = ident(name);
            let required = required.then(|| quote!(required,));
            quote!([#required constraints::#name])
        }
        (_, true) => quote!([required]),
        (_, false) => TokenStream::new(),
    }
}

/// `constraints.rs`.
pub fn constraints(root: &str, constraints: &[NamedConstraint]) -> TokenStream {
    let constants = constraints.iter().map(|constraint| {
        let (name, value) = (ident(&constraint.name), definition(constraint));
        quote!(pub(crate) const #name: Constraint = #value;)
    });
    let docs = ["Constraints of shapes. Inputs are checked against them before they are sent."];
    imports::file(root, Place::Elsewhere, docs, &quote!(#(#constants)*))
}

/// A constraint in full.
fn definition(constraint: &NamedConstraint) -> TokenStream {
    let limits = &constraint.limits;
    let length = |length: Option<u64>| length.map(Literal::u64_unsuffixed);
    let min_length = length(limits.min_length).map(|it| quote!(.min_length(#it)));
    let max_length = length(limits.max_length).map(|it| quote!(.max_length(#it)));
    let minimum = limits.minimum.map(|bound| match bound {
        Bound::Whole(bound) => whole(bound, &quote!(minimum)),
        Bound::Real(bound) => real(bound, &quote!(real_minimum)),
    });
    let maximum = limits.maximum.map(|bound| match bound {
        Bound::Whole(bound) => whole(bound, &quote!(maximum)),
        Bound::Real(bound) => real(bound, &quote!(real_maximum)),
    });
    let pattern = limits.pattern.as_ref().and_then(|pattern| Some((&pattern.shown, pattern.checked.as_ref()?)));
    let pattern = pattern.map(|(shown, checked)| {
        if shown == checked { quote!(.pattern(#shown)) } else { quote!(.portable_pattern(#shown, #checked)) }
    });
    let each = constraint.each.as_deref().map(ident).map(|it| quote!(.each(&#it)));
    let keys = constraint.keys.as_deref().map(ident).map(|it| quote!(.keys(&#it)));
    quote!(Constraint::NONE #min_length #max_length #minimum #maximum #pattern #keys #each)
}

fn whole(bound: i64, method: &TokenStream) -> TokenStream {
    let bound = Literal::i64_unsuffixed(bound);
    quote!(.#method(#bound))
}

fn real(bound: f64, method: &TokenStream) -> TokenStream {
    let bound = Literal::f64_unsuffixed(bound);
    quote!(.#method(#bound))
}
