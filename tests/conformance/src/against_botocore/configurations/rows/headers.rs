//! Section headers: names in quotes, and two sections of one profile.

use crate::against_botocore::configurations::row::{Row, Setting, config, credentials, error, same, variable};

/// The file with one profile, whose header is given.
macro_rules! headed {
    ($header:literal) => {
        config(concat!($header, "\nregion = eu-west-1\naws_access_key_id = SPACED\naws_secret_access_key = secret\n"))
    };
}

const QUOTED: Setting = headed!("[profile \"x y\"]");

pub const ROWS: &[Row] = &[
    error("name with a space", "three profiles", variable("AWS_PROFILE", "x y")),
    same("name in double quotes", "name with a space", QUOTED),
    same("name in single quotes", "name with a space", headed!("[profile 'x y']")),
    same("name with an escaped space", "name with a space", headed!("[profile x\\ y]")),
    same("name in quotes in part", "name with a space", headed!("[profile x\" y\"]")),
    same("name behind a tab", "name with a space", headed!("[profile\t'x y']")),
    same("kind in the plural", "name with a space", headed!("[profiles 'x y']")),
    same("text behind a header", "name with a space", headed!("[profile 'x y'] # with a space")),
    error("name without quotes", "name in double quotes", headed!("[profile x y]")),
    error("name with an open quote", "name in double quotes", headed!("[profile 'x y]")),
    error("space before the kind", "name in double quotes", headed!("[ profile 'x y']")),
    error("kind in capitals", "name in double quotes", headed!("[Profile 'x y']")),
    error("no kind", "name in double quotes", headed!("['x y']")),
    error("no space behind the kind", "name in double quotes", headed!("[profile'x y']")),
    error("space within the quotes", "name in double quotes", headed!("[profile ' x y']")),
    same(
        "name with a space in the credentials file",
        "name with a space",
        credentials("[x y]\nregion = eu-west-1\naws_access_key_id = SPACED\naws_secret_access_key = secret\n"),
    ),
    same(
        "default with and without its kind",
        "region of a file",
        config("[default]\nregion = us-east-1\n[profile default]\nregion = us-west-1\n"),
    ),
    same(
        "default without its kind behind",
        "default with and without its kind",
        config("[profile default]\nregion = us-west-1\n[default]\nregion = us-east-1\n"),
    ),
    error("section without a bracket", "region of a file", config("[default\nregion = us-east-1\n")),
    error("section without a name", "region of a file", config("[]\nregion = us-east-1\n")),
    error(
        "section that is there twice",
        "region of a file",
        config("[default]\nregion = us-east-1\n[default]\noutput = json\n"),
    ),
];
