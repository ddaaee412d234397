//! Enumerations: matched on, compared, parsed, shown, as keys.

use shelf::types::PackageFormat::{self, Npm};
use shelf::types::{DomainStatus, SortBy};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A setting of ours, with a name that the service may use some day.
const FAVOURITE: PackageFormat = PackageFormat::Pypi;

pub fn show() {
    for text in ["npm", "pypi", "maven", "helm", "NPM", "", "Unknown", "unknown", "Self"] {
        let format = PackageFormat::from(text);
        let parsed: PackageFormat = text.parse().unwrap_or(Npm);
        let owned = PackageFormat::from(text.to_owned());
        println!(
            "format {text:?}: {} {} {} {} {}",
            file_name(&format),
            is_ours(&format),
            format.as_str(),
            format,
            format == parsed && format == owned && format.as_ref() == text,
        );
    }
    keys();
    order();
    println!("sort by {} and {}", SortBy::Name, SortBy::from("SIZE"));
    println!(
        "a status {}",
        if matches!(DomainStatus::from("Frozen"), DomainStatus::Active) { "active" } else { "other" }
    );
}

/// The arm for what we don't know holds, whatever the crate knows.
fn file_name(format: &PackageFormat) -> String {
    match format {
        PackageFormat::Npm => "package.json".to_owned(),
        PackageFormat::Pypi | PackageFormat::Maven => "a project".to_owned(),
        other => format!("{}.yaml", other.as_str()),
    }
}

fn is_ours(format: &PackageFormat) -> bool {
    *format == FAVOURITE || *format == PackageFormat::from("helm") || matches!(format, Npm)
}

/// What is stored under an unknown value is found under it later.
fn keys() {
    let mut counts: HashMap<PackageFormat, u32> = HashMap::new();
    let mut ordered: BTreeMap<PackageFormat, u32> = BTreeMap::new();
    for text in ["npm", "helm", "", "npm", "Unknown", "NPM"] {
        *counts.entry(PackageFormat::from(text)).or_default() += 1;
        *ordered.entry(text.into()).or_insert(0) += 1;
    }
    println!("found {:?} {:?}", counts.get(&PackageFormat::from("helm")), counts.get(&Npm));
    let set: HashSet<PackageFormat> = ordered.keys().cloned().collect();
    println!("in the set {} {}", set.len(), set.contains(&PackageFormat::from("Unknown")));
}

/// Sorting is that of the texts.
fn order() {
    let sorted: BTreeSet<PackageFormat> =
        ["pypi", "helm", "npm", "maven", "", "rpm"].into_iter().map(PackageFormat::from).collect();
    let texts: Vec<&str> = sorted.iter().map(PackageFormat::as_str).collect();
    println!("sorted {texts:?}");
}
