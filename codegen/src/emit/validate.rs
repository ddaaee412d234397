//! Validation: the constraints of the model, checked before anything is sent.

use super::{docs, ident};
use crate::ir::{Field, Rule, Structure};
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
    let constrained = fields.iter().filter(|field| field.required || !field.rule.is_empty());
    let checks = constrained.map(|field| {
        let (name, member) = (ident(&field.name), field.member.as_str());
        let rule = reference(&field.rule, field.required);
        quote!(problems.check(#member, &self.#name, #rule);)
    });
    quote!(#(#checks)*)
}

/// A rule where it is used: the shape's, by name.
pub fn reference(rule: &Rule, required: bool) -> TokenStream {
    let name = ident(&rule.name);
    match (rule.is_plain(), required) {
        (true, true) => quote!(Rule::REQUIRED),
        (true, false) => quote!(Rule::OPTIONAL),
        (false, true) => quote!(rules::#name.required()),
        (false, false) => quote!(rules::#name),
    }
}

/// `rules.rs`.
pub fn rules(rules: &[Rule]) -> TokenStream {
    let inner = docs::inner(["Constraints of shapes, which inputs are checked against before they are sent."]);
    let constants = rules.iter().map(|rule| {
        let (name, value) = (ident(&rule.name), definition(rule));
        quote!(pub(crate) const #name: Rule = #value;)
    });
    quote! {
        #inner
        use botocore_runtime::validate::Rule;
        #(#constants)*
    }
}

/// A rule in full.
fn definition(rule: &Rule) -> TokenStream {
    let length = |length: Option<u64>| length.map(Literal::u64_unsuffixed);
    let number = |number: Option<f64>| number.map(Literal::f64_unsuffixed);
    let min_length = length(rule.min_length).map(|it| quote!(.min_length(#it)));
    let max_length = length(rule.max_length).map(|it| quote!(.max_length(#it)));
    let minimum = number(rule.minimum).map(|it| quote!(.minimum(#it)));
    let maximum = number(rule.maximum).map(|it| quote!(.maximum(#it)));
    let pattern = rule.pattern.as_ref().zip(rule.portable_pattern.as_ref());
    let pattern = pattern.map(|(shown, checked)| {
        if shown == checked { quote!(.pattern(#shown)) } else { quote!(.portable_pattern(#shown, #checked)) }
    });
    let inner = |inner: Option<&Rule>| inner.map(|it| ident(&it.name));
    let each = inner(rule.each.as_deref()).map(|it| quote!(.each(&#it)));
    let keys = inner(rule.keys.as_deref()).map(|it| quote!(.keys(&#it)));
    quote!(Rule::OPTIONAL #min_length #max_length #minimum #maximum #pattern #keys #each)
}
