//! The readers of texts that a machine's user writes, for tests that feed them with anything. They change with the
//! crate.

use crate::identity::profile::ini;
use std::collections::BTreeMap;

/// A section's name, and its values by their key, or by the two keys of a nested one.
pub type Section = (String, BTreeMap<Vec<String>, String>);

/// Reads one of the files with profiles.
///
/// # Errors
/// Returns the number of the line that is wrong, from 1, and what is wrong with it.
pub fn profiles(text: &str) -> Result<Vec<Section>, (usize, String)> {
    let sections = ini::read(text).map_err(|error| (error.line, error.problem))?;
    let owned = |(keys, value): (Vec<&str>, &str)| (keys.into_iter().map(str::to_owned).collect(), value.to_owned());
    Ok(sections.into_iter().map(|section| (section.name, section.settings.all().map(owned).collect())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_have_their_values_and_errors_their_line() {
        let section = |name: &str, values: &[(&[&str], &str)]| {
            let owned =
                |(keys, value): &(&[&str], &str)| (keys.iter().map(ToString::to_string).collect(), value.to_string());
            (name.to_owned(), values.iter().map(owned).collect())
        };
        let read = profiles("[default]\nregion = eu-west-1\ns3 =\n  use = no\n[profile empty]\n").unwrap();
        assert_eq!(
            read,
            [section("default", &[(&["region"], "eu-west-1"), (&["s3", "use"], "no")]), section("profile empty", &[])]
        );
        assert_eq!(profiles("[default]\n=\n").unwrap_err().0, 2);
    }
}
