//! Origin controls: which group decides about a package, and what it allows.

use super::super::{Coordinates, Domain};
use super::{Group, Pattern, Strength};
use crate::ask::Ask;
use serde_json::{Map, Value, json};

/// How a version comes into a repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// From a public repository.
    ExternalUpstream,
    /// From another repository of the domain.
    InternalUpstream,
    /// It is published.
    Publish,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::ExternalUpstream, Self::InternalUpstream, Self::Publish];

    /// The name in the model.
    pub fn name(self) -> &'static str {
        match self {
            Self::ExternalUpstream => "EXTERNAL_UPSTREAM",
            Self::InternalUpstream => "INTERNAL_UPSTREAM",
            Self::Publish => "PUBLISH",
        }
    }

    /// The kind that has this name.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Domain {
    /// The group that decides about a package: the narrowest that it matches, as it is or as a variation.
    pub fn group_of(&self, package: &Coordinates) -> Option<(&Group, Strength)> {
        let matching = self.groups.values().filter_map(|group| Some((group, group.pattern.strength(package)?)));
        matching.max_by_key(|(group, _)| group.pattern.rank())
    }

    /// The narrowest group that contains another.
    pub fn parent(&self, pattern: &Pattern) -> Option<&Group> {
        let wider = self.groups.values().filter(|group| group.pattern.contains(pattern));
        wider.max_by_key(|group| group.pattern.rank())
    }

    /// Whether versions of a package may come into a repository so.
    pub fn allows(&self, package: &Coordinates, repository: &str, kind: Kind) -> bool {
        let Some((group, _)) = self.group_of(package) else { return true };
        let (decides, mode) = self.effective(group, kind);
        match mode {
            "ALLOW" => true,
            "ALLOW_SPECIFIC_REPOSITORIES" => {
                decides.allowed.get(&kind).is_some_and(|repositories| repositories.contains(repository))
            }
            _ => false,
        }
    }

    /// The group that a mode comes from, and the mode.
    pub fn effective<'a>(&'a self, group: &'a Group, kind: Kind) -> (&'a Group, &'a str) {
        let mut decides = group;
        loop {
            match (decides.modes.get(&kind), self.parent(&decides.pattern)) {
                (Some(mode), _) => return (decides, mode),
                (None, Some(parent)) => decides = parent,
                (None, None) => return (decides, "ALLOW"),
            }
        }
    }

    /// A group as replies describe it.
    pub fn described(&self, ask: &Ask<'_>, group: &Group) -> Value {
        json!({
            "arn": arn(ask, &group.pattern),
            "pattern": group.pattern.as_str(),
            "domainName": ask.required("domain"),
            "domainOwner": ask.settings.account,
            "createdTime": group.created,
            "contactInfo": group.contact,
            "description": group.description,
            "originConfiguration": { "restrictions": self.restrictions(ask, group) },
            "parent": self.parent(&group.pattern).map(|parent| reference(ask, parent)),
        })
    }

    fn restrictions(&self, ask: &Ask<'_>, group: &Group) -> Map<String, Value> {
        let restrictions = Kind::ALL.into_iter().map(|kind| {
            let (decides, mode) = self.effective(group, kind);
            let is_own = decides.pattern == group.pattern;
            let restriction = json!({
                "mode": group.modes.get(&kind).map_or("INHERIT", |mode| mode),
                "effectiveMode": mode,
                "inheritedFrom": (!is_own).then(|| reference(ask, decides)),
                "repositoriesCount": group.allowed.get(&kind).map_or(0, std::collections::BTreeSet::len),
            });
            (kind.name().to_owned(), restriction)
        });
        restrictions.collect()
    }
}

fn reference(ask: &Ask<'_>, group: &Group) -> Value {
    json!({ "arn": arn(ask, &group.pattern), "pattern": group.pattern.as_str() })
}

fn arn(ask: &Ask<'_>, pattern: &Pattern) -> String {
    ask.arn(&format!("package-group/{}{}", ask.required("domain"), pattern.as_str()))
}
