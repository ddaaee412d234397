//! What holds of the sentence of every error, whatever it quotes.

/// The greatest number of characters, and one for `…`.
const LONGEST: usize = 4001;

/// Checks a sentence.
pub fn check(sentence: &str) {
    assert!(sentence.chars().count() <= LONGEST, "the sentence has {} bytes", sentence.len());
    let breaks = sentence.chars().find(|char| char.is_control() || matches!(char, '\u{2028}'..='\u{202e}'));
    assert_eq!(breaks, None, "in {sentence:?}");
}
