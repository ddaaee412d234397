//! Scopes: every name in one is given once, whatever the case of its letters, since names become files.

use std::collections::HashMap;

/// A scope in which every name is given once.
#[derive(Debug, Default)]
pub struct Scope {
    /// Names in lower case, and the key in the record of what is published by them.
    names: HashMap<String, Option<String>>,
}

impl Scope {
    /// Takes a name, or the first free one of `name2`, `name3` and so on.
    pub fn claim(&mut self, name: &str) -> String {
        self.claim_with(name, |_| None)
    }

    /// Takes a name and its follower if both are free, so that `x` and `set_x` never meet another member's.
    pub fn claim_with(&mut self, name: &str, follower: impl Fn(&str) -> Option<String>) -> String {
        let word = name.trim_start_matches("r#").trim_end_matches('_');
        let mut candidate = name.to_owned();
        let mut number = 2;
        loop {
            let follower = follower(&candidate);
            let names = || [Some(&candidate), follower.as_ref()].into_iter().flatten();
            if names().all(|name| !self.holds(name)) {
                self.names.extend(names().map(|name| (name.to_lowercase(), None)));
                return candidate;
            }
            candidate = format!("{word}{number}");
            number += 1;
        }
    }

    /// Takes names for nothing of the model, unless something is published by them.
    pub fn reserve(&mut self, names: &[&str]) {
        for name in names {
            self.names.entry(name.to_lowercase()).or_default();
        }
    }

    /// Takes a name for what is published by it. Returns whether it was free.
    pub fn publish(&mut self, name: &str, key: &str) -> bool {
        let is_free = !self.holds(name);
        if is_free {
            self.names.insert(name.to_lowercase(), Some(key.to_owned()));
        }
        is_free
    }

    /// Returns the key of what is published by a name.
    pub fn published(&self, name: &str) -> Option<&str> {
        self.names.get(&name.to_lowercase())?.as_deref()
    }

    fn holds(&self, name: &str) -> bool {
        self.names.contains_key(&name.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::Scope;

    #[test]
    fn a_name_is_given_once() {
        let mut scope = Scope::default();
        assert_eq!(scope.claim("FooBar"), "FooBar");
        assert_eq!(scope.claim("FooBar"), "FooBar2");
        assert_eq!(scope.claim("foobar"), "foobar3");
        assert_eq!(scope.claim("r#type"), "r#type");
        assert_eq!(scope.claim("r#type"), "type2");
        let mut scope = Scope::default();
        let follower = |name: &str| Some(format!("set_{name}"));
        assert_eq!(scope.claim_with("set_x", follower), "set_x");
        assert_eq!(scope.claim_with("x", follower), "x2");
    }
}
