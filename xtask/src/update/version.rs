//! The version that the changes ask for.

use super::changelog::Changes;
use botocore_codegen::diff::Class;
use std::io::{self, Write};

/// Says which version the next release needs, and which crates are why. All of them have it, since they ask for each other
/// by exactly that version.
pub fn propose(changes: &[Changes], out: &mut impl Write) -> io::Result<()> {
    let moved = |changes: &Changes| Some((changes.moves.class?, changes.name));
    let Some((class, _)) = changes.iter().filter_map(moved).max_by_key(|(class, _)| *class) else {
        return writeln!(out, "\nNo program notices anything since the last release: the models ask for no new one.");
    };
    writeln!(out)?;
    for Changes { name, since, moves } in changes {
        match moves.class {
            Some(class) => writeln!(out, "{name}: {class} since botocore {since}, by {}", moves.reason)?,
            None => writeln!(out, "{name}: nothing")?,
        }
    }
    let gravest: Vec<_> = changes.iter().filter(|changes| changes.moves.class == Some(class)).collect();
    let names = gravest.iter().map(|changes| changes.name).collect::<Vec<_>>().join(", ");
    let since = gravest.first().map(|changes| changes.since.as_str()).unwrap_or_default();
    let now = env!("CARGO_PKG_VERSION");
    let next = next(now, class).unwrap_or_else(|| now.to_owned());
    writeln!(
        out,
        "The gravest change since botocore {since} is {class}, in {names}: after {now} it asks for version {next}, which \
         RELEASING.md has all crates take."
    )
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
    use super::{next, propose};
    use crate::update::changelog::Changes;
    use crate::update::crates::Moves;
    use botocore_codegen::diff::Class;

    #[test]
    fn the_version_follows_the_class() {
        let of = |now| Class::ALL.map(|class| next(now, class).unwrap());
        assert_eq!(of("0.3.1"), ["0.4.0", "0.4.0", "0.3.2", "0.3.2"]);
        assert_eq!(of("1.3.1"), ["2.0.0", "2.0.0", "1.4.0", "1.3.2"]);
        assert_eq!(next("x", Class::Major), None);
    }

    #[test]
    fn the_gravest_change_of_any_crate_counts() {
        let changes = |name, class| {
            let moves = Moves { class, reason: format!("the reasons of {name}"), items: Vec::new() };
            Changes { name, since: "1.2.3".to_owned(), moves }
        };
        let said = |changes: &[Changes]| {
            let mut out = Vec::new();
            propose(changes, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let said_of =
            said(&[changes("a", Some(Class::Minor)), changes("b", Some(Class::Behaviour)), changes("c", None)]);
        let lines: Vec<_> = said_of.lines().collect();
        assert_eq!(lines[1], "a: minor since botocore 1.2.3, by the reasons of a");
        assert_eq!(lines[2], "b: behaviour since botocore 1.2.3, by the reasons of b");
        assert_eq!(lines[3], "c: nothing");
        assert!(lines[4].starts_with("The gravest change since botocore 1.2.3 is behaviour, in b: "), "{said_of}");
        let nothing = "\nNo program notices anything since the last release: the models ask for no new one.\n";
        assert_eq!(said(&[changes("a", None), changes("b", None)]), nothing);
    }
}
