//! Names of shapes, operations and members: emitted code is spelled with them.

use crate::json::Cursor;

/// Notes a name that is not made of letters, digits and underscores.
pub fn check(what: &str, name: &str, cursor: &Cursor) {
    check_with(what, name, "", cursor);
}

/// The same for a member, which may also hold `-`, `.`, `:` and `$`.
pub fn check_member(name: &str, cursor: &Cursor) {
    check_with("a member", name, "-.:$", cursor);
}

fn check_with(what: &str, name: &str, also: &str, cursor: &Cursor) {
    let has_letter = name.contains(|c: char| c.is_ascii_alphabetic() || c == '_');
    let begins_well = !name.starts_with(|c: char| c.is_ascii_digit());
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || also.contains(c);
    if !(has_letter && begins_well && name.chars().all(allowed)) {
        let help = format!("names are made of A-Z a-z 0-9 _{also} and begin with no digit");
        cursor.problem(format!("{name:?} cannot be the name of {what}"), Some(help));
    }
}
