//! The syntax of the files.

use crate::against_botocore::configurations::row::{Row, Setting, config, differs, error, same};

pub const ROWS: &[Row] = &[
    error("file that is empty", "region of a file", config("")),
    error("setting before the first section", "region of a file", config("region = us-east-1\n[default]\n")),
    error("line that is not a setting", "region of a file", config("[default]\nregion\n")),
    error("setting without a name", "region of a file", config("[default]\n= us-east-1\n")),
    error("setting that is there twice", "region of a file", config("[default]\nregion = a\nRegion = b\n")),
    error("nested line that is not a setting", "region of a file", config("[default]\ns3 =\n  region\n")),
    error("nested setting with a colon", "region of a file", config("[default]\ns3 =\n  region: a\n")),
    same("nested setting", "region of a file", config("[default]\ns3 =\n  region = a\nregion = us-east-1\n")),
    error("region below another setting", "region of a file", config("[default]\ns3 =\n  region = a\n")),
    error("region that is nested", "region of a file", config("[default]\nregion =\n  a = 1\n")),
    error("region in quotes", "region of a file", config("[default]\nregion = \"us-west-2\"\n")),
    error("region that is a variable", "region of a file", config("[default]\nregion = $REGION\n")),
    error("two signs behind a name", "region of a file", config("[default]\nregion := us-west-2\n")),
    same(
        "deeper lines below a nested setting",
        "region of a file",
        config("[default]\ns3 =\n  a = 1\n    b = 2\nregion = us-west-1\n"),
    ),
    same("spaces that do not break", "region of a file", config("[default]\nregion\u{a0}=\u{a0}sa-east-1\u{a0}\n")),
    same("empty line within a value", "region of a file", config("[default]\noutput = a\n\n  b\nregion = us-east-2\n")),
    differs(
        "nested settings without a name",
        "nested setting without a name",
        "region of a file",
        config("[default]\ns3 =\n  = 1\nregion = us-west-2\n"),
    ),
    same("comments of their own", "region of a file", config("# a\n[default]\n; b\n  # c\nregion = us-east-1\n")),
    error("region in a comment", "region of a file", config("[default]\n;region = us-east-1\n")),
    same("lines as on Windows", "region of a file", config("[default]\r\nregion = us-east-1\r\n")),
    same("lines as on old Macs", "region of a file", config("[default]\rregion = us-west-1\r")),
    same("setting with an indent", "region of a file", config("[default]\n  region = us-west-2\noutput = json\n")),
    error(
        "setting that continues another",
        "region of a file",
        config("[default]\noutput = json\n region = us-west-2\n"),
    ),
    error(
        "section that continues a setting",
        "region of a file",
        config("[x]\noutput = json\n [default]\n region = a\n"),
    ),
    differs(
        "a byte order mark",
        "file with a mark",
        "region of a file",
        config("\u{feff}[default]\nregion = us-west-2\n"),
    ),
    differs(
        "`[DEFAULT]`",
        "attempts for all sections",
        "attempts in a file",
        config("[default]\noutput = json\n[DEFAULT]\nmax_attempts = 9\n"),
    ),
    error(
        "file that is not UTF-8",
        "region of a file",
        Setting::File(".aws/config", Some(b"[default]\nregion = \xff\n")),
    ),
];
