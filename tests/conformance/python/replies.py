"""Replies of success, made up from the model.

A style says what a reply is to try out:

    full       every member
    sparse     members by chance
    nulls      null in place of members, items and entries
    unknown    members that the model does not have, on every level
    times      timestamps in every form
    odd        values of a type that is near the modelled one
    wrong      a value of a type that is far from it
    headers    header values beyond ASCII
    empty      no body, or one with nothing in it
    broken     a body that is no JSON object
"""

import json

import texts

STYLES = ["full", "sparse", "nulls", "unknown", "times", "odd", "headers", "empty", "full", "broken", "wrong", "sparse"]

DEPTH = 5

STATUSES = [200, 200, 200, 200, 201, 202, 204, 206, 226, 299]

UNKNOWN = [None, True, 0, -1.5, 1e300, "", "text", [], {}, [[[]]], {"a": {"b": [None, {"c": 1}]}}, 10**30, "\u2028"]

EMPTY = [b"", b"{}", b"  {}  ", b"{ }\n", b'{"unknown": 1}', b"null", b" "]

BROKEN = [
    b"<html><body>It works!</body></html>",
    b"text",
    b"[]",
    b"[1, 2]",
    b'"text"',
    b"12",
    b"true",
    b'{"domain": ',
    b'{"domain": "a"',
    b"{'domain': 'a'}",
    b'{"domain": "a",}',
    b"{} {}",
    b"\xff\xfe",
    b'{"domain": "\xff"}',
    b"\xef\xbb\xbf{}",
    b'{"a": NaN}',
]

HEADERS = {"Content-Type": "application/json", "x-amzn-RequestId": "request-1", "Date": "Sat, 31 Jan 2026 23:59:59 GMT"}


class Replies:
    """Makes replies in one style with one source of chance."""

    def __init__(self, random, style):
        self.random = random
        self.style = style
        # Steps of JSON names, keys and positions: to the value at hand, and to the value of a wrong type, if any.
        self.path = []
        self.spoiled = None

    def make(self, shape):
        """Status, headers (one character for each byte) and body."""
        headers, members, content = dict(HEADERS), {}, b""
        payload = shape.serialization.get("payload")
        for name, member in shape.members.items():
            if self.leaves_out():
                continue
            if member.serialization.get("location") == "header":
                headers[member.serialization["name"]] = self.header(member)
            elif name == payload:
                content = self.random.randbytes(self.random.choice([0, 1, 1000, 70_000]))
            else:
                step = member.serialization.get("name", name)
                members[step] = self.at(step, member, 0)
        if payload is None:
            content = self.body(members)
        headers["Content-Length"] = str(len(content))
        return self.random.choice(STATUSES), headers, content

    def body(self, members):
        if self.style == "empty":
            return self.random.choice(EMPTY)
        if self.style == "broken":
            return self.random.choice(BROKEN)
        members = self.with_unknown(members)
        ascii_only = self.random.random() < 0.5
        return json.dumps(members, ensure_ascii=ascii_only).encode("utf-8")

    def leaves_out(self):
        return self.style == "sparse" and self.random.random() < 0.5

    def header(self, shape):
        if shape.type_name != "string":
            raise NotImplementedError(f"teach replies.py headers of type {shape.type_name}")
        if self.style == "headers":
            text = self.random.choice(["é", "Ä ö", "日本", "a\u00a0b", "plain", "\U0001f980"])
            if self.random.random() < 0.3:
                # Latin-1 on the wire: no UTF-8.
                return self.random.choice(["\xe9", "na\xefve", "\xff"])
            return text.encode("utf-8").decode("latin-1")
        return self.random.choice(["a", "1.0.0", "a b", "", "a,b", '"q"', "%C3%A9", "=?utf-8?q?a?="])

    def at(self, step, shape, depth):
        """The value that is one step further."""
        self.path.append(step)
        made = self.value(shape, depth)
        self.path.pop()
        return made

    def value(self, shape, depth):
        if self.style == "nulls" and depth > 0 and self.random.random() < 0.2:
            return None
        if self.style == "wrong" and self.spoiled is None and self.random.random() < 0.3:
            self.spoiled = list(self.path)
            return self.wrong(shape)
        kind = shape.type_name
        if kind == "structure":
            return self.structure(shape, depth + 1)
        if kind == "list":
            count = 0 if depth > DEPTH else self.random.choice([0, 1, 2, 3])
            return [self.at(index, shape.member, depth + 1) for index in range(count)]
        if kind == "map":
            count = 0 if depth > DEPTH else self.random.choice([0, 1, 2])
            return {key: self.at(key, shape.value, depth + 1) for key in [self.text() for _ in range(count)]}
        return getattr(self, kind)(shape)

    def structure(self, shape, depth):
        made = {}
        if depth > DEPTH:
            return made
        for name, member in shape.members.items():
            if self.leaves_out():
                continue
            step = member.serialization.get("name", name)
            if self.style == "nulls" and self.random.random() < 0.3:
                made[step] = None
            else:
                made[step] = self.at(step, member, depth)
        return self.with_unknown(made)

    def with_unknown(self, members):
        if self.style != "unknown":
            return members
        entries = list(members.items())
        for number in range(self.random.randint(1, 3)):
            name = self.random.choice([f"unknown{number}", "", "__type", "é", "ResponseMetadata2"])
            if name not in members:
                entries.insert(self.random.randint(0, len(entries)), (name, self.random.choice(UNKNOWN)))
        return dict(entries)

    def text(self):
        return texts.text(self.random, 0, 30, texts.PIECES + texts.CONTROLS)

    def string(self, shape):
        if shape.enum and self.random.random() < 0.8:
            return self.random.choice(shape.enum)
        return self.text()

    def integer(self, shape):
        number = self.random.choice([0, 1, -1, 2**31 - 1, -(2**31), self.random.randint(0, 10**6)])
        return float(number) if self.style == "odd" else number

    def long(self, shape):
        number = self.random.choice([0, 1, -1, 2**53, 2**63 - 1, -(2**63), self.random.randint(0, 10**12)])
        return float(number % 2**50) if self.style == "odd" else number

    def boolean(self, shape):
        return self.random.random() < 0.5

    def timestamp(self, shape):
        second = self.random.randint(0, 4_000_000_000)
        if self.style not in ("times", "odd"):
            return self.random.choice([second, second + self.random.randint(0, 999) / 1000])
        return self.random.choice(
            [
                0,
                -1,
                second,
                second + 0.5,
                second + self.random.randint(0, 999_999) / 1e6,
                float(second),
                str(second),
                f"{second}.25",
                "2023-11-14T22:13:20Z",
                "2023-11-14T22:13:20.123Z",
                "2023-11-14T22:13:20.123456+02:00",
                "2023-11-14T22:13:20-0500",
                "2023-11-14T22:13:20",
                "2023-11-14",
                "Tue, 14 Nov 2023 22:13:20 GMT",
                1.7e9,
                "1.7e9",
                253_402_300_799,
            ]
        )

    def blob(self, shape):
        raise NotImplementedError("teach replies.py blobs within JSON")

    def wrong(self, shape):
        return self.random.choice(["text", "", 5, 1.5, True, False, [], ["a"], {}, {"a": 1}, "5", "true", [None], [[]]])
