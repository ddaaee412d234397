//! Enumerations keep what they do not know.

use codeartifact_tests::models::names::types::Values;
use codeartifact_tests::models::types::types::Colour;
use std::collections::{BTreeSet, HashSet};

#[test]
fn every_value_round_trips() {
    let mut known = BTreeSet::new();
    for text in Values::values() {
        let value = Values::try_parse(text).unwrap();
        assert!(!value.is_unknown(), "{text:?} is not known");
        assert_eq!(value, Values::from(*text));
        assert_eq!(value.as_str(), *text);
        known.insert(value);
    }
    assert_eq!(known.len(), Values::values().len(), "two values are one");
}

#[test]
fn unknown_values_are_kept_as_they_came() {
    for text in ["mauve", "RED", " red", "Unknown"] {
        let value = Colour::from(text);
        assert!(value.is_unknown());
        assert_eq!(value.to_string(), text);
        assert_eq!(text.parse(), Ok(value));
    }
}

#[test]
fn values_are_shown_sorted_and_found_by_their_text() {
    let colours = ["red", "mauve", "blue"].map(Colour::from);
    assert_eq!(format!("{colours:?}"), r#"["red", "mauve", "blue"]"#);
    let sorted: BTreeSet<_> = colours.iter().map(Colour::as_str).collect();
    assert!(colours.iter().collect::<BTreeSet<_>>().into_iter().map(Colour::as_str).eq(sorted));
    let found: HashSet<_> = colours.into_iter().collect();
    assert!(found.contains(&Colour::from("mauve".to_owned())) && found.contains(&Colour::Red));
}

#[test]
fn values_are_matched_by_value_and_by_reference() {
    fn name(colour: Option<&Colour>) -> &str {
        match colour {
            Some(Colour::Red) => "Red",
            Some(other) if other.as_str() == "mauve" => "Mauve",
            Some(other) => other.as_str(),
            None => "none",
        }
    }
    let colours = ["red", "mauve", "blue", "teal"].map(Colour::from);
    let names: Vec<_> = colours.iter().map(Some).chain([None]).map(name).collect();
    assert_eq!(names, ["Red", "Mauve", "blue", "teal", "none"]);
    let [red, mauve, ..] = colours;
    assert!(matches!(red, Colour::Red | Colour::Blue) && !matches!(&mauve, Colour::Red | Colour::Blue));
}

#[test]
fn a_slip_is_an_error_that_proposes_and_lists_the_values() {
    for (text, sentence) in [
        ("RED", r#""RED" is not a known Colour, did you mean "red"? (known are red, blue)"#),
        ("blu ", r#""blu " is not a known Colour, did you mean "blue"? (known are red, blue)"#),
        ("mauve", r#""mauve" is not a known Colour (known are red, blue)"#),
        ("", r#""" is not a known Colour (known are red, blue)"#),
        ("\u{202e}\n", r#""\u{202e}\n" is not a known Colour (known are red, blue)"#),
    ] {
        assert_eq!(Colour::try_parse(text).unwrap_err().to_string(), sentence);
    }
    assert_eq!(Colour::try_parse("blue"), Ok(Colour::Blue));
}

#[test]
fn the_sentence_about_a_slip_is_short() {
    for text in ["long".repeat(1000), "\u{202e}".repeat(1000), "\u{7f}".repeat(50)] {
        let sentence = Values::try_parse(&text).unwrap_err().to_string();
        assert!(sentence.len() < 500, "{sentence}");
        assert!(
            sentence.contains(" others)") && sentence.chars().all(|c| c == '…' || c.is_ascii_graphic() || c == ' ')
        );
    }
}
