//! The files of which both sides mean to read something else.

/// The names of the files, and why.
pub const KNOWN: [(&str, &str); 5] = [
    ("bom", "editors on Windows begin a file with a mark; botocore fails at it"),
    ("comment-inline", "a comment may follow a value, as in the other SDKs; botocore takes it for a part of the value"),
    ("dotless-i", "capitals of keys are folded in ASCII, of which all keys are made"),
    ("header-default-in-capitals", "that `[DEFAULT]` is for all sections comes from Python's reader alone"),
    ("value-blank-line", "an empty line within a value is left out; botocore keeps it"),
];
