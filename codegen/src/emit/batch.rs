//! Batches: what makes of an output its successes or an error, and what is said of it.

use super::ident;
use crate::ir::{Batch, Operation};
use crate::vocabulary::INTO_RESULT;
use proc_macro2::TokenStream;
use quote::quote;

/// The macro that gives the output its method.
pub fn batch(operation: &Operation) -> Option<TokenStream> {
    let Batch { successes: (successes, succeeded), failures, failure, code, message } = operation.batch.as_ref()?;
    let (input, output) = (ident(&operation.input.name.rust), ident(&operation.output.name.rust));
    let [successes, failures, code, message] = [successes, failures, code, message].map(|name| ident(name));
    let (succeeded, failed) = (succeeded.rust(), failure.rust());
    Some(quote! {
        batch! {
            #output of #input {
                successes(#successes: #succeeded),
                failures(#failures: #failed),
                code(#code),
                message(#message),
            }
        }
    })
}

/// An attribute by which the compiler warns of an output that nobody looks at.
pub fn must_use(operation: &Operation) -> Option<TokenStream> {
    operation.batch.as_ref()?;
    let note = format!("the reply may hold failures, which `{INTO_RESULT}` returns as an error");
    Some(quote!(#[must_use = #note]))
}

/// A paragraph about the failures that a reply of success may hold.
pub fn paragraph(root: &str, operation: &Operation) -> Vec<String> {
    if operation.batch.is_none() {
        return Vec::new();
    }
    let output = format!("{root}::operation::{}::{}", operation.module, operation.output.name.rust);
    vec![
        String::new(),
        "**A reply with status 200 may hold failures of single elements.**".to_owned(),
        format!("[`{INTO_RESULT}`]({output}::{INTO_RESULT})"),
        "returns the successes, or an error that lists every failure.".to_owned(),
    ]
}
