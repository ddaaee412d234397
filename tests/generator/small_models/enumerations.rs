//! Enumerations keep what they do not know.

use codeartifact_tests::models::names::types::Values;
use codeartifact_tests::models::types::types::Colour;

#[test]
fn every_value_round_trips() {
    let mut known = Vec::new();
    for text in Values::values() {
        let value = Values::from(*text);
        assert!(!matches!(value, Values::Unknown(_)), "{text:?} is not known");
        assert_eq!(value.as_str(), *text);
        known.push(value);
    }
    known.sort();
    known.dedup();
    assert_eq!(known.len(), Values::values().len(), "two values are one");
}

#[test]
fn unknown_values_are_kept_as_they_came() {
    for text in ["mauve", "RED", " red", "Unknown"] {
        let value = Colour::from(text);
        assert_eq!(value, Colour::Unknown(text.to_owned()));
        assert_eq!(value.to_string(), text);
        assert_eq!(text.parse(), Ok(value));
    }
}
