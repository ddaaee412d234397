//! The version that the changes ask for.

use super::changelog::Changes;
use botocore_codegen::diff::Class;
use std::io::{self, Write};

/// Says which version the next release needs.
pub fn propose(changes: &Changes, out: &mut impl Write) -> io::Result<()> {
    let since = &changes.since;
    let Some(class) = changes.class else {
        return writeln!(out, "\nNo program notices anything since botocore {since}: the model asks for no release.");
    };
    let now = env!("CARGO_PKG_VERSION");
    let next = next(now, class).unwrap_or_else(|| now.to_owned());
    writeln!(out, "\nThe gravest change since botocore {since} is {class}: after {now} it asks for version {next}.")
}

/// The next version. Before 1.0.0 the second number stands for what breaks programs, and the third for all else. A program
/// that acts otherwise is as good as broken: nobody should get it by `cargo update`.
fn next(now: &str, class: Class) -> Option<String> {
    let numbers: Option<Vec<u64>> = now.split(['-', '+']).next()?.split('.').map(|part| part.parse().ok()).collect();
    let [major, minor, patch] = numbers?.try_into().ok()?;
    Some(match (major, class) {
        (0, Class::Major | Class::Behaviour) => format!("0.{}.0", minor + 1),
        (0, _) | (_, Class::Patch) => format!("{major}.{minor}.{}", patch + 1),
        (_, Class::Minor) => format!("{major}.{}.0", minor + 1),
        (_, Class::Major | Class::Behaviour) => format!("{}.0.0", major + 1),
    })
}

#[cfg(test)]
mod tests {
    use super::next;
    use botocore_codegen::diff::Class;

    #[test]
    fn the_version_follows_the_class() {
        let of = |now| Class::ALL.map(|class| next(now, class).unwrap());
        assert_eq!(of("0.3.1"), ["0.4.0", "0.4.0", "0.3.2", "0.3.2"]);
        assert_eq!(of("1.3.1"), ["2.0.0", "2.0.0", "1.4.0", "1.3.2"]);
        assert_eq!(next("x", Class::Major), None);
    }
}
