//! Enumerations, before and after the model learns a value.

use crate::wire::codec::json::{read, write};
use crate::wire::members::{Context, Names};
use crate::wire::text::{FromText, ToText};
use crate::wire::validate::{Constraint, Violations};
use std::collections::{BTreeSet, HashMap};

crate::string_enum! {
    /// How a package is packed.
    pub enum Format {
        Npm = "npm",
        Generic = "generic",
    }
}

/// The same, once the model has learnt a value.
mod later {
    crate::string_enum! {
        /// How a package is packed.
        pub enum Format {
            Npm = "npm",
            Conda = "conda",
            Generic = "generic",
        }
    }
}

/// What a program can see of the values, which it takes as `$format`.
macro_rules! seen {
    ($format:ty) => {{
        type Seen = $format;
        let values = ["npm", "conda", "generic", "Unknown"].map(Seen::from);
        let arm = |value: &Seen| match value {
            Seen::Npm => "npm",
            other if other.as_str() == "conda" => "the guard's",
            other => ["other", "generic"][usize::from(matches!(Some(other), Some(Seen::Generic)))],
        };
        let arms = values.each_ref().map(arm);
        let counts: HashMap<_, _> = values.iter().cloned().zip(0..).collect();
        let found = counts.get(&"conda".parse().unwrap()).copied();
        let sorted: Vec<_> = values.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
        let equal = values[1] == Seen::from("conda".to_owned()) && values[1] != Seen::from("Conda");
        format!("{arms:?} {found:?} {sorted:?} {equal} {:?} {}", values[1], values[1])
    }};
}

#[test]
fn nothing_that_a_program_sees_changes_when_the_model_learns_a_value() {
    let seen = seen!(Format);
    assert_eq!(seen, seen!(later::Format));
    let sorted = r#"["Unknown", "conda", "generic", "npm"]"#;
    let expected = format!(r#"["npm", "the guard's", "generic", "other"] Some(1) {sorted} true "conda" conda"#);
    assert_eq!(seen, expected);
    assert!(Format::from("conda").is_unknown() && !later::Format::from("conda").is_unknown());
    assert!(Format::try_parse("conda").is_err() && later::Format::try_parse("conda").is_ok());
    let error = Format::try_parse("it's \n").unwrap_err().to_string();
    assert!(error.starts_with(r#""it's \n" is not a known Format"#), "{error}");
}

#[test]
fn unknown_values_round_trip_through_text_and_json() {
    for value in ["npm", "car\"go", ""] {
        let format = Format::from_text(value).unwrap();
        assert_eq!(format.to_text(), value);
        let formats = vec![format];
        let read = read::<Vec<Format>>(&write(&formats), &Context::unlimited(Names::Wire)).unwrap();
        assert_eq!(read, Some(formats));
    }
}

#[test]
fn enums_are_map_keys_and_have_a_length() {
    let json = br#"{"npm": 1, "cargo": 2}"#;
    let map: HashMap<Format, i32> = read(json, &Context::unlimited(Names::Wire)).unwrap().unwrap();
    assert_eq!(map[&Format::Npm], 1);
    assert_eq!(map[&Format::from("cargo".to_owned())], 2);
    let mut violations = Violations::new();
    let format = Some(Format::Npm);
    violations.check("format", &format, &Constraint::NONE.min_length(4));
    assert!(!violations.is_empty());
}
