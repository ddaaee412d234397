"""Texts that break careless encoders."""

PIECES = [
    "a",
    "my-domain",
    "Z9",
    " ",
    "  two  spaces ",
    "/",
    "//",
    "a/b/../c",
    "+",
    "%",
    "%20",
    "%2F",
    "100%",
    "&",
    "=",
    "a=b&c=d",
    "?",
    "#",
    ":",
    ";",
    "@scope",
    "~",
    "-_.~",
    "!*'()",
    '[]{}|\\^`"<>',
    "$,",
    "é",
    "ÄÖÜß",
    "日本語",
    "\U0001f980",
    "e\u0301",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\u2028",
    "null",
    "true",
    "0",
    "-1",
    "1e5",
]

# What cannot stand in the head of a request.
BREAKS = ["\n", "\r\n", "\0"]

CONTROLS = ["\t", *BREAKS, "\x1b", "\x7f"]


def text(random, minimum, maximum, pieces=PIECES):
    """A text of at least `minimum` and, where there is a maximum, at most `maximum` characters."""
    most = maximum if maximum is not None and maximum < 200 else minimum + 40
    length = random.choice([minimum, minimum, most, random.randint(minimum, most), random.randint(minimum, most)])
    made = ""
    while len(made) < length:
        made += random.choice(pieces)
    return made[:length]
