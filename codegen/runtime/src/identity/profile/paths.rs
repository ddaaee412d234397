//! Where the two files of profiles are.

use crate::identity::environment::Environment;
use std::path::{PathBuf, is_separator};

/// The form of a file's section headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// `[name]`: every section is a profile.
    Credentials,
    /// `[profile name]` or `[default]`, and sections of other kinds.
    Config,
}

/// The paths of the files that there may be. The first one wins, as in botocore.
pub(super) fn places(environment: &Environment) -> Vec<(PathBuf, Dialect)> {
    let credentials = path(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
    let config = path(environment, "AWS_CONFIG_FILE", "config");
    let both = [(credentials, Dialect::Credentials), (config, Dialect::Config)];
    both.into_iter().filter_map(|(path, dialect)| Some((path?, dialect))).collect()
}

fn path(environment: &Environment, variable: &str, name: &str) -> Option<PathBuf> {
    let Some(given) = environment.set(variable) else {
        return Some(environment.home()?.join(".aws").join(name));
    };
    // Whoever empties the variable wants no file: keys of the default one would sign as somebody else.
    if given.is_empty() {
        return None;
    }
    Some(expanded(environment, &given))
}

/// A path that a variable holds, in which `~` at the beginning is the home directory, and other variables may be named.
pub fn expanded(environment: &Environment, given: &str) -> PathBuf {
    let given = expand(given, cfg!(windows), |name| environment.get(name));
    let below_home = given.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(is_separator));
    match below_home.zip(environment.home()) {
        Some((rest, home)) => home.join(rest.trim_start_matches(is_separator)),
        None => given.into(),
    }
}

/// Replaces `$NAME` and `${NAME}`, on Windows also `%NAME%`, by the values of variables. A variable that is not set is
/// not replaced.
fn expand(mut text: &str, windows: bool, value: impl Fn(&str) -> Option<String>) -> String {
    let mut expanded = String::new();
    while let Some(at) = text.find(['$', '%']) {
        let (before, reference) = text.split_at(at);
        expanded.push_str(before);
        let found = variable(reference, windows).and_then(|(name, length)| Some((value(name)?, length)));
        let (replacement, length) = found.unwrap_or_else(|| (reference[..1].to_owned(), 1));
        expanded.push_str(&replacement);
        text = &reference[length..];
    }
    expanded + text
}

/// The name in the reference to a variable that a text begins with, and the reference's length.
fn variable(text: &str, windows: bool) -> Option<(&str, usize)> {
    if let Some(braced) = text.strip_prefix("${") {
        let name = &braced[..braced.find('}')?];
        return Some((name, name.len() + 3));
    }
    if let Some(rest) = text.strip_prefix('$') {
        let end = rest.find(|char: char| !char.is_ascii_alphanumeric() && char != '_').unwrap_or(rest.len());
        return Some((&rest[..end], end + 1));
    }
    let rest = text.strip_prefix('%').filter(|_| windows)?;
    let name = &rest[..rest.find('%')?];
    Some((name, name.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_in_a_path_are_replaced() {
        let value = |name: &str| (name == "HOME").then(|| "/home/me".to_owned());
        for (path, elsewhere, on_windows) in [
            ("$HOME/x", "/home/me/x", "/home/me/x"),
            ("${HOME}x", "/home/mex", "/home/mex"),
            ("a$HOME$HOME", "a/home/me/home/me", "a/home/me/home/me"),
            ("%HOME%/x", "%HOME%/x", "/home/me/x"),
            ("$OTHER/${OTHER}/%OTHER%", "$OTHER/${OTHER}/%OTHER%", "$OTHER/${OTHER}/%OTHER%"),
            ("$/${HOME/%", "$/${HOME/%", "$/${HOME/%"),
        ] {
            assert_eq!(expand(path, false, value), elsewhere);
            assert_eq!(expand(path, true, value), on_windows);
        }
    }

    #[test]
    fn a_path_may_begin_with_the_home_directory() {
        let config = |given: &str| {
            let environment = Environment::from([("HOME", "/home/me"), ("DIR", "~"), ("AWS_CONFIG_FILE", given)]);
            places(&environment).remove(1).0
        };
        assert_eq!(config("~/x"), PathBuf::from("/home/me/x"));
        assert_eq!(config("$DIR/x"), PathBuf::from("/home/me/x"));
        assert_eq!(config("~"), PathBuf::from("/home/me"));
        assert_eq!(config("~me/x"), PathBuf::from("~me/x"));
        assert_eq!(config("/a/~/x"), PathBuf::from("/a/~/x"));
    }

    #[test]
    fn an_empty_path_is_that_of_no_file() {
        let empty = [("HOME", "/home/me"), ("AWS_CONFIG_FILE", "")];
        assert_eq!(places(&Environment::from(empty)), [("/home/me/.aws/credentials".into(), Dialect::Credentials)]);
    }
}
