//! The published crates that are made of models, and what programs notice of a change in each.

use super::compare;
use crate::arguments::SERVICE;
use crate::codegen::MODULES;
use crate::diff::{Report, counted};
use crate::failure::Failure;
use botocore_codegen::Options;
use botocore_codegen::diff::{Class, Rule};
use botocore_model::Partitions;
use std::io::Write;
use std::path::Path;

/// A published crate.
#[derive(Debug)]
pub struct Published {
    /// Its name.
    pub name: &'static str,
    /// Where its changes are written down: the first of these that is there.
    pub changelogs: &'static [&'static str],
    of: Part,
}

/// What of the models a crate is made of.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// The service that is its subject.
    Service,
    /// The services of which it has clients for itself.
    Modules,
    /// The table of partitions.
    Partitions,
}

/// The crates that are made of models. All have one version.
pub const PUBLISHED: [Published; 3] = [
    Published {
        name: "codeartifact",
        changelogs: &["codegen/overlay/codeartifact/CHANGELOG.md", "CHANGELOG.md"],
        of: Part::Service,
    },
    Published { name: "botocore-credentials", changelogs: &["codegen/credentials/CHANGELOG.md"], of: Part::Modules },
    Published { name: "botocore-runtime", changelogs: &["codegen/runtime/CHANGELOG.md"], of: Part::Partitions },
];

/// Rules of behaviour that only those notice who hold a client's own types, or set how it checks.
const OF_TYPES: [&str; 11] = [
    "endpoint-prefix-changed",
    "paginator-path-changed",
    "page-size-changed",
    "batch-members-changed",
    "order-changed",
    "sensitivity-added",
    "union-member-recognized",
    "full-limit-changed",
    "exception-added",
    "error-status-changed",
    "error-message-changed",
];

/// What a change of models does to a crate.
#[derive(Debug, Default)]
pub struct Moves {
    /// The gravest class, if anything changes.
    pub class: Option<Class>,
    /// What changes, in short.
    pub reason: String,
    /// What changes, as items of a list.
    pub items: Vec<String>,
}

/// Says which crates a change of the models moves beside the one whose subject the service is.
pub fn others(old: &Path, new: &Path, services: &[&str], out: &mut impl Write) -> Result<(), Failure> {
    for published in PUBLISHED.iter().filter(|published| !matches!(published.of, Part::Service)) {
        let moves = published.moves(old, new, services)?;
        if let Some(class) = moves.class {
            writeln!(out, "{} changes, too: {class}, by {}", published.name, moves.reason)?;
        }
    }
    Ok(())
}

impl Published {
    /// Compares what the crate is made of in two folders of models. The services are those that the folders have.
    pub fn moves(&self, old: &Path, new: &Path, services: &[&str]) -> Result<Moves, Failure> {
        match self.of {
            Part::Service => Ok(of_service(&compare(old, new, SERVICE, &Options::default())?)),
            Part::Modules => of_modules(old, new, services),
            Part::Partitions => {
                let (old, new) = compare(old, new, SERVICE, &Options::default())?.models;
                Ok(of_partitions(&old.partitions, &new.partitions))
            }
        }
    }
}

fn of_service(report: &Report) -> Moves {
    let items = Class::ALL.into_iter().flat_map(|class| {
        let item = move |(rule, places): (Rule, String)| format!("{} ({class}): {places}", finds(&rule));
        found(report, class).into_iter().map(item)
    });
    Moves { class: report.class(), reason: report.summary(), items: items.collect() }
}

/// Programs do not see the clients that a crate has for itself, but what its calls do.
fn of_modules(old: &Path, new: &Path, services: &[&str]) -> Result<Moves, Failure> {
    let (mut moves, mut reasons) = (Moves::default(), Vec::new());
    for module in MODULES.iter().filter(|module| module.is_vendored() && services.contains(&module.service)) {
        let service = module.service;
        let report = compare(old, new, service, &module.options())?;
        if report.changes.is_empty() {
            continue;
        }
        let mut noticed = found(&report, Class::Behaviour);
        noticed.retain(|(rule, _)| !OF_TYPES.contains(&rule.id));
        let class = if noticed.is_empty() { Class::Patch } else { Class::Behaviour };
        moves.class = moves.class.max(Some(class));
        if noticed.is_empty() {
            reasons.push(format!("the model of {service}, whose client no program sees"));
            moves
                .items
                .push(format!("The client of `{service}` follows its model, which no program notices ({class})."));
        } else {
            let rules: Vec<_> = noticed.iter().map(|(rule, _)| rule.id).collect();
            reasons.push(format!("calls of {service} ({})", rules.join(", ")));
        }
        let item =
            |(rule, places): (Rule, String)| format!("Calls of `{service}`. {} ({class}): {places}", finds(&rule));
        moves.items.extend(noticed.into_iter().map(item));
    }
    moves.reason = reasons.join(", ");
    Ok(moves)
}

/// A partition that is gone or another one changes addresses. What is added may be added without harm.
fn of_partitions(old: &Partitions, new: &Partitions) -> Moves {
    if old == new {
        return Moves::default();
    }
    let is_kept = old.partitions.iter().all(|old| {
        let new = new.partitions.iter().find(|new| new.id == old.id);
        new.is_some_and(|new| {
            let has_regions = old.regions.iter().all(|region| new.regions.contains(region));
            let (region_regex, regions) = (new.region_regex.clone(), new.regions.clone());
            has_regions && *new == botocore_model::Partition { region_regex, regions, ..old.clone() }
        })
    });
    let class = if is_kept { Class::Minor } else { Class::Behaviour };
    let reason = "the table of partitions".to_owned();
    Moves { class: Some(class), items: vec![format!("The table of partitions has changed ({class}).")], reason }
}

/// What rules of a class have found, with the places.
fn found(report: &Report, class: Class) -> Vec<(Rule, String)> {
    let places = |(rule, changes): (Rule, Vec<_>)| {
        let names = || changes.iter().map(|change: &&botocore_codegen::diff::Change| format!("`{}`", change.rust));
        let places = counted(rule, &changes).map(|count| format!("in {count}"));
        (rule, places.unwrap_or_else(|| names().collect::<Vec<_>>().join(", ")))
    };
    report.by_rule(class).into_iter().map(places).collect()
}

fn finds(rule: &Rule) -> &str {
    rule.finds.trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::{OF_TYPES, of_modules, of_partitions};
    use crate::arguments::workspace;
    use botocore_codegen::diff::{Class, rules};
    use botocore_model::ModelFiles;
    use std::fs;

    #[test]
    fn what_programs_do_not_see_of_a_client_is_no_behaviour() {
        for id in OF_TYPES {
            assert!(rules().iter().any(|rule| rule.id == id && rule.class == Class::Behaviour), "{id}");
        }
        let (old, new) = (workspace().join("model/data"), tempfile::tempdir().unwrap());
        let folder = new.path().join("sts/2011-06-15");
        fs::create_dir_all(&folder).unwrap();
        let moves = |from: &str, to: &str| {
            for name in ["service-2.json", "paginators-1.json", "endpoint-rule-set-1.json"] {
                let text = fs::read_to_string(old.join("sts/2011-06-15").join(name)).unwrap();
                fs::write(folder.join(name), text.replace(from, to)).unwrap();
            }
            of_modules(&old, new.path(), &["codeartifact", "sts"]).unwrap()
        };
        assert_eq!(moves("", "").class, None);
        let longer = moves("\"max\":1224", "\"max\":1225");
        assert_eq!((longer.class, longer.items.len()), (Some(Class::Patch), 1), "{longer:?}");
        assert_eq!(longer.reason, "the model of sts, whose client no program sees");
        let other = moves("\"signatureVersion\":\"v4\"", "\"signatureVersion\":\"v4\",\"signingName\":\"other\"");
        assert_eq!(
            (other.class, other.reason.as_str()),
            (Some(Class::Behaviour), "calls of sts (signing-name-changed)")
        );
    }

    #[test]
    fn partitions_that_stay_as_they_are_may_get_company() {
        let files = ModelFiles::of_service(&workspace().join("model/data"), "codeartifact").unwrap();
        let old = botocore_model::read(&files.sources()).unwrap().partitions;
        let class = |change: fn(&mut botocore_model::Partition)| {
            let mut new = old.clone();
            change(&mut new.partitions[0]);
            of_partitions(&old, &new).class
        };
        assert_eq!(class(|_| {}), None);
        assert_eq!(class(|partition| partition.regions.push("eu-new-1".to_owned())), Some(Class::Minor));
        assert_eq!(class(|partition| partition.regions.clear()), Some(Class::Behaviour));
        assert_eq!(class(|partition| partition.dns_suffix.push('x')), Some(Class::Behaviour));
        let mut fewer = old.clone();
        fewer.partitions.pop();
        assert_eq!(of_partitions(&old, &fewer).class, Some(Class::Behaviour));
        assert_eq!(of_partitions(&fewer, &old).class, Some(Class::Minor));
    }
}
