//! What the command lines of all tasks have in common.

/// Why a command line makes no sense.
#[derive(Debug, PartialEq, Eq)]
pub struct Usage(pub String);

impl From<lexopt::Error> for Usage {
    fn from(error: lexopt::Error) -> Self {
        Self(format!("{error}\nRun `cargo xtask --help` for the usage."))
    }
}

/// How many names an error lists at most.
const FEW: usize = 9;

/// Sets the value of an option that may be given once.
///
/// # Errors
///
/// Returns an error if the option has a value already.
pub fn once<T>(slot: &mut Option<T>, option: &str, value: T) -> Result<(), Usage> {
    if slot.replace(value).is_some() {
        return Err(Usage(format!("{option} is given twice")));
    }
    Ok(())
}

/// Says that a task or option does not exist, and which one may have been meant.
#[must_use]
pub fn unknown(kind: &str, found: &str, known: &[&str], dashes: &str) -> Usage {
    let message = format!("unknown {kind} `{dashes}{found}`");
    Usage(match (similar::get_close_matches(found, known, 1, 0.6).first(), known) {
        (Some(close), _) => format!("{message}; did you mean `{dashes}{close}`?"),
        (None, [only]) => format!("{message}; there is {dashes}{only}"),
        (None, [_, ..]) if known.len() <= FEW => {
            format!("{message}; there are {dashes}{}", known.join(&format!(", {dashes}")))
        }
        _ => format!("{message}\nRun `cargo xtask <TASK> --help` for what there is."),
    })
}

/// A word as a shell takes it: in quotes where it holds more than letters, digits and what paths are made of.
#[must_use]
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-,:=@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
