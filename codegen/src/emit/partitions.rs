//! The partitions of AWS as a table of the runtime: they are the same for every service.

use super::docs;
use crate::ir::Partition;
use proc_macro2::TokenStream;
use quote::quote;

/// `partitions.rs`, beside the type of its entries.
pub fn partitions(partitions: &[Partition]) -> TokenStream {
    let inner = docs::inner(["Partitions of AWS and their regions."]);
    let entries = partitions.iter().map(|partition| {
        let Partition { id, dns_suffix, dual_stack_dns_suffix, implicit_global_region, .. } = partition;
        let (fips, dual_stack) = (partition.supports_fips, partition.supports_dual_stack);
        let (prefixes, regions) = (&partition.region_prefixes, &partition.regions);
        quote! {
            Partition {
                name: #id,
                dns_suffix: #dns_suffix,
                dual_stack_dns_suffix: #dual_stack_dns_suffix,
                implicit_global_region: #implicit_global_region,
                supports_fips: #fips,
                supports_dual_stack: #dual_stack,
                region_prefixes: &[#(#prefixes),*],
                regions: &[#(#regions),*],
            }
        }
    });
    quote! {
        #inner
        use super::Partition;
        /// All partitions of AWS. The first stands for regions that none of them knows.
        pub static PARTITIONS: &[Partition] = &[#(#entries),*];
    }
}
