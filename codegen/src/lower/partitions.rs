//! Partitions, with their regions' pattern taken apart so that matching it takes no regular expression.

use super::Lowering;
use crate::ir::Partition;
use botocore_model::{File, Place};

/// The end of every pattern: a name and a number.
const ENDING: &str = r"\-\w+\-\d+$";

impl Lowering<'_> {
    /// All partitions, in the file's order: the first is the default one.
    pub fn partitions(&mut self) -> Vec<Partition> {
        let model = self.model;
        let partitions = model.partitions.partitions.iter().enumerate();
        partitions.filter_map(|(index, partition)| self.partition(index, partition)).collect()
    }

    fn partition(&mut self, index: usize, partition: &botocore_model::Partition) -> Option<Partition> {
        let Some(region_prefixes) = prefixes(&partition.region_regex) else {
            let place = Place::root(File::Partitions).key("partitions").index(index).key("regionRegex");
            let message = format!("the expression {} is not of the form ^(a|b){ENDING}", partition.region_regex);
            self.problem(&place, &message, Some("teach the generator this form, in codegen/src/lower/partitions.rs"));
            return None;
        };
        Some(Partition {
            id: partition.id.clone(),
            dns_suffix: partition.dns_suffix.clone(),
            dual_stack_dns_suffix: partition.dual_stack_dns_suffix.clone(),
            implicit_global_region: partition.implicit_global_region.clone(),
            supports_fips: partition.supports_fips,
            supports_dual_stack: partition.supports_dual_stack,
            region_prefixes,
            regions: partition.regions.clone(),
        })
    }
}

/// `^us\-(gov|iso)\-\w+\-\d+$` becomes `us-gov` and `us-iso`.
fn prefixes(pattern: &str) -> Option<Vec<String>> {
    let body = pattern.strip_prefix('^')?.strip_suffix(ENDING)?;
    let (before, alternatives) = match body.split_once('(') {
        None => (body, ""),
        Some((before, rest)) => (before, rest.strip_suffix(')')?),
    };
    let prefixes: Vec<String> =
        alternatives.split('|').map(|choice| format!("{before}{choice}").replace(r"\-", "-")).collect();
    let plain = |prefix: &String| prefix.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    prefixes.iter().all(plain).then_some(prefixes)
}

#[cfg(test)]
mod tests {
    use super::prefixes;

    #[test]
    fn patterns_are_taken_apart() {
        assert_eq!(prefixes(r"^(us|eu)\-\w+\-\d+$").unwrap_or_default(), ["us", "eu"]);
        assert_eq!(prefixes(r"^us\-gov\-\w+\-\d+$").unwrap_or_default(), ["us-gov"]);
        assert_eq!(prefixes(r"^eusc\-(de)\-\w+\-\d+$").unwrap_or_default(), ["eusc-de"]);
    }

    #[test]
    fn other_patterns_are_refused() {
        for pattern in [r"^.*$", r"^(us|e.)\-\w+\-\d+$", r"us\-\w+\-\d+$", ""] {
            assert_eq!(prefixes(pattern), None, "{pattern}");
        }
    }
}
