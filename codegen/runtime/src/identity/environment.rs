//! Environment variables: those of the process, or a given list.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// A set of environment variables. An empty variable counts as not set, but an empty path of a profile file
/// means that no such file is read.
#[derive(Clone)]
pub struct Environment(Option<Arc<HashMap<String, String>>>);

impl Environment {
    /// The variables of this process. Each look-up reads them anew.
    #[must_use]
    pub const fn of_process() -> Self {
        Self(None)
    }

    /// Returns the value of a variable; `None` if it is not set, empty, or not UTF-8.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        self.set(name).filter(|value| !value.is_empty())
    }

    /// Returns the value of a variable, which may be empty.
    pub(crate) fn set(&self, name: &str) -> Option<String> {
        match &self.0 {
            None => std::env::var(name).ok(),
            Some(variables) => variables.get(name).cloned(),
        }
    }

    /// The user's home directory.
    #[cfg(feature = "client")]
    pub(crate) fn home(&self) -> Option<std::path::PathBuf> {
        match &self.0 {
            None => std::env::home_dir(),
            Some(variables) => variables.get(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(Into::into),
        }
    }
}

impl<K: Into<String>, V: Into<String>, const N: usize> From<[(K, V); N]> for Environment {
    fn from(variables: [(K, V); N]) -> Self {
        variables.into_iter().collect()
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Environment {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(variables: I) -> Self {
        let variables = variables.into_iter().map(|(name, value)| (name.into(), value.into()));
        Self(Some(Arc::new(variables.collect())))
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Environment(given)" } else { "Environment(process)" })
    }
}

#[cfg(test)]
mod tests {
    use super::Environment;

    #[test]
    fn empty_variables_are_not_set() {
        let environment = Environment::from([("A", "1"), ("B", "")]);
        assert_eq!(environment.get("A").as_deref(), Some("1"));
        assert_eq!(environment.get("B"), None);
        assert_eq!(environment.get("C"), None);
    }

    #[test]
    fn debug_shows_no_values() {
        let environment = Environment::from([("AWS_SECRET_ACCESS_KEY", "secret")]);
        assert!(!format!("{environment:?}").contains("secret"));
    }
}
