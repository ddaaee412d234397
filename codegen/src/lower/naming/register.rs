//! The register of names: what has been published keeps its name, and newcomers take what is left.
//!
//! A newcomer that wants a published name is a problem: either choice would silently rename something for somebody. In a
//! model without a record nothing is published.

use crate::lower::names::{Kind, Scope};
use botocore_model::{Model, Place, Problems, PublishedNames, Section};
use serde_json::Value;
use std::collections::HashMap;

/// Hands out the names of a service, scope by scope.
pub struct Register<'a> {
    model: &'a Model,
    problems: Problems,
}

/// Something to be named.
pub struct Item<'a> {
    /// The model's name of it.
    pub key: &'a str,
    /// The word that its name is made of.
    pub word: &'a str,
    /// Whether the follower of its name is needed now, may be later, or never is.
    pub follower: Follower,
    /// Whether programs can use it. If not, its name may change.
    pub is_public: bool,
    /// Where it stands in the model.
    pub place: Place<'a>,
}

/// Whether a name comes with a second one, such as that of a builder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follower {
    None,
    Later,
    Needed,
}

impl<'a> Item<'a> {
    /// Something public whose name comes from the model.
    pub fn new(key: &'a str, place: Place<'a>) -> Self {
        Self { key, word: key, follower: Follower::None, is_public: true, place }
    }
}

impl<'a> Register<'a> {
    pub fn new(model: &'a Model) -> Self {
        Self { model, problems: Problems::default() }
    }

    /// What is wrong with the record, and newcomers that need a line in it.
    pub fn into_problems(self) -> Problems {
        self.problems
    }

    /// Names the items of a scope, in which newcomers avoid the reserved names, too. They are named in the order of the
    /// items, those that are not public last.
    pub fn names(&mut self, section: &Section, kind: Kind, reserved: &[&str], items: &[Item<'_>]) -> Vec<String> {
        let mut scope = Scope::default();
        let Some(record) = &self.model.published else {
            scope.reserve(reserved);
            return items.iter().map(|item| claim(&mut scope, kind, item, false)).collect();
        };
        self.publish(record, section, kind, &mut scope, items);
        scope.reserve(reserved);
        let mut named: Vec<Option<String>> = items.iter().map(|item| record.get(section, item.key).cloned()).collect();
        for is_public in [true, false] {
            for (item, name) in items.iter().zip(&mut named) {
                if name.is_none() && item.is_public == is_public {
                    *name = Some(self.newcomer(section, kind, &mut scope, item));
                }
            }
        }
        named.into_iter().flatten().collect()
    }

    /// Takes the names on record, that of what the model no longer has included, and then their followers.
    fn publish(
        &mut self,
        record: &PublishedNames,
        section: &Section,
        kind: Kind,
        scope: &mut Scope,
        items: &[Item<'_>],
    ) {
        for (key, name) in record.section(section) {
            if let Some(refusal) = kind.refusal(name) {
                self.refuse(section, key, &format!("{name:?} {refusal}"));
            } else if !scope.publish(name, key) {
                let owner = scope.published(name).unwrap_or(key).to_owned();
                self.refuse(section, key, &format!("the name {name:?} is that of {owner:?}"));
            }
        }
        let followers: HashMap<&str, Follower> = items.iter().map(|item| (item.key, item.follower)).collect();
        for (key, name) in record.section(section) {
            let follower = *followers.get(key.as_str()).unwrap_or(&Follower::Later);
            if follower != Follower::None
                && let Some(second) = kind.follower(name)
                && !scope.publish(&second, key)
                && follower == Follower::Needed
            {
                let owner = scope.published(&second).unwrap_or(key).to_owned();
                self.refuse(section, key, &format!("{name:?} comes with {second:?}, which belongs to {owner:?}"));
            }
        }
    }

    fn newcomer(&mut self, section: &Section, kind: Kind, scope: &mut Scope, item: &Item<'_>) -> String {
        let wish = kind.name(item.word);
        let second = kind.follower(&wish).filter(|_| item.follower != Follower::None);
        let taken = [Some(&wish), second.as_ref()].into_iter().flatten().find_map(|name| scope.published(name));
        let taken = taken.map(str::to_owned);
        let name = claim(scope, kind, item, true);
        if let Some(owner) = taken.filter(|_| item.is_public) {
            let shown = self.model.problem(&section.place(), "", None);
            let line = format!("{}: {}", Value::from(item.key), Value::from(name.as_str()));
            self.problems.push(self.model.problem(
                &item.place,
                &format!("{kind} would be called {wish:?} here, which meets the published name of {owner:?}"),
                Some(&format!("choose another name, and add it in {} to {} as in {line}", shown.file, shown.path)),
            ));
        }
        name
    }

    fn refuse(&mut self, section: &Section, key: &str, message: &str) {
        let help = "a published name is not changed but in a breaking release";
        self.problems.push(self.model.problem(&section.place().key(key), message, Some(help)));
    }
}

/// Takes the name of an item, or the next one that is free.
fn claim(scope: &mut Scope, kind: Kind, item: &Item<'_>, keeps_record: bool) -> String {
    let follows = item.follower == Follower::Needed || (keeps_record && item.follower == Follower::Later);
    scope.claim_with(&kind.name(item.word), |name| kind.follower(name).filter(|_| follows))
}
