//! What a crate's documentation shows of the pages that lie beside its code.

use super::resources::Resource;
use super::{docs, ident};
use crate::ir::Service;
use crate::overlay::{Page, Pages, Target};
use proc_macro2::TokenStream;
use quote::quote;

/// The README as the first page of the crate. Tests of its code are where its dependencies are.
pub fn readme(service: &Service, page: &Page, resources: &[Resource]) -> TokenStream {
    let methods = resources.iter().flat_map(Resource::methods);
    let methods = methods.map(|method| format!("[`{method}`]: crate::Client::{method}"));
    let links = docs::inner(methods.chain(links(service, page)).chain([String::new()]));
    let path = format!("../{}", page.path);
    quote! {
        #links
        #![cfg_attr(not(doctest), doc = include_str!(#path))]
    }
}

/// The module of the other pages.
pub fn modules(service: &Service, pages: &Pages) -> Option<TokenStream> {
    let modules = pages.others.iter().map(|page| {
        let mut links: Vec<_> = links(service, page).collect();
        if !links.is_empty() {
            links.push(String::new());
        }
        let links = docs::lines(links);
        let (name, path) = (ident(&page.module), format!("../{}", page.path));
        quote! {
            #links
            #[doc = include_str!(#path)]
            pub mod #name {}
        }
    });
    let modules: Vec<_> = modules.collect();
    (!modules.is_empty()).then(|| {
        quote! {
            /// Pages about single subjects.
            #[cfg(all(doc, not(doctest)))]
            #[rustfmt::skip]
            pub mod documentation {
                #(#modules)*
            }
        }
    })
}

/// Definitions of links, which count in place of those in the page.
fn links<'a>(service: &'a Service, page: &'a Page) -> impl Iterator<Item = String> {
    page.links.iter().map(|(name, target)| match target {
        Target::Readme => format!("[{name}]: crate"),
        Target::Page(module) => format!("[{name}]: crate::documentation::{module}"),
        Target::Picture(svg) => format!("[{name}]: <data:image/svg+xml,{}>", in_address(svg)),
        Target::File(path) => format!("[{name}]: https://docs.rs/crate/{}/latest/source/{path}", service.crate_name),
    })
}

/// A picture as part of an address, since documentation holds no files beside its pages.
fn in_address(svg: &str) -> String {
    let kept = |c: char| c.is_ascii_alphanumeric() || " -_.,:;/=()'".contains(c);
    // What stands on lines of its own, such as an attribute, is still apart.
    svg.lines().collect::<Vec<_>>().join(" ").chars().fold(String::new(), |mut text, c| {
        if kept(c) {
            text.push(c);
        } else {
            let mut bytes = [0; 4];
            text.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        }
        text
    })
}
