"""Replies of failure: the code in every place where services put it, and bodies of every kind."""

import json

PREFIXES = ["", "", "", "ns#", "com.amazonaws.codeartifact#", "aws.protocoltests#a#", "#"]
SUFFIXES = ["", "", "", ":", ":http://internal.amazon.com/coral/com.amazon.coral.validate/", ":a#b", ": x"]
UNMODELLED = ["SomethingNewException", "AccessDenied", "ExpiredTokenException", "Übel", "a b", "404", ""]
NO_CODE = ["", "", " ", "ns#", ":http://example.com/", "#:", "a# :b"]

BODIES = [
    b"",
    b"  \n",
    b"<html>\n<head><title>502 Bad Gateway</title></head></html>",
    b"<!DOCTYPE html><html></html>",
    b'<?xml version="1.0"?><Error><Code>A</Code></Error>',
    b"upstream connect error",
    b'{"message": "cut of',
    b'{"message": "a", ',
    b"[]",
    b'[{"message": "a"}]',
    b"null",
    b'"text"',
    b"17",
    b"true",
    b"\xff\xfe\xfa",
    b'{"message": "\xff"}',
    b'\xef\xbb\xbf{"message": "a"}',
    b"{}",
    b"{} trailing",
]

STATUSES = range(300, 600)

RETRY_AFTER = ["1", "0", "120", " 5 ", "-1", "1.5", "", "soon", "Sat, 31 Jan 2026 23:59:59 GMT", "99999999999", "٣"]

MESSAGES = ["gone", "", " ", "it's 日本語 \U0001f980", "a\nb", None, 5, ["a"], {"a": 1}, "x" * 5000]


class Errors:
    """Makes error replies with one source of chance."""

    def __init__(self, random, service):
        self.random = random
        self.exceptions = service.error_shapes

    def make(self):
        """Status, headers (one character for each byte) and body."""
        status = self.random.choice(STATUSES)
        headers = {"x-amzn-RequestId": "request-2"}
        if self.random.random() < 0.1:
            headers = self.random.choice([{}, {"x-amz-request-id": "request-3", "x-amz-id-2": "host"}])
        if self.random.random() < 0.3:
            headers["Retry-After"] = self.random.choice(RETRY_AFTER).encode("utf-8").decode("latin-1")
        exception = self.random.choice(self.exceptions)
        body = {}
        self.place_code(self.code(exception), headers, body)
        content = self.random.choice(BODIES) if self.random.random() < 0.35 else self.body(exception, body)
        return status, headers, content

    def code(self, exception):
        name = exception.name if self.random.random() < 0.8 else self.random.choice(UNMODELLED)
        return self.random.choice(PREFIXES) + name + self.random.choice(SUFFIXES)

    def place_code(self, code, headers, body):
        place = self.random.choice(["header", "header", "code", "Code", "__type", "none", "several", "next"])
        if place == "header":
            headers["x-amzn-ErrorType"] = code.encode("utf-8").decode("latin-1")
        elif place == "several":
            headers["x-amzn-errortype"] = "ThrottlingException"
            body.update({"code": "ConflictException", "__type": "x#ValidationException"})
        elif place == "next":
            # What is no code comes first.
            places = ["x-amzn-ErrorType", "code", "__type"]
            first = self.random.randrange(2)
            none = self.random.choice([*NO_CODE, "é".encode().decode("latin-1")] if first == 0 else NO_CODE)
            (headers if first == 0 else body)[places[first]] = none
            body[self.random.choice(places[first + 1 :])] = code
        elif place != "none":
            body[place] = self.random.choice([code, code, code, code, 17, None]) if place != "__type" else code

    def body(self, exception, body):
        for name, member in exception.members.items():
            if member.serialization.get("location") is None and self.random.random() < 0.7:
                body[member.serialization.get("name", name)] = self.value(member)
        message = self.random.choice(["message", "message", "Message", "both", None])
        body.pop("message", None)
        if message == "both":
            body["message"], body["Message"] = "small", "capital"
        elif message:
            body[message] = self.random.choice(MESSAGES)
        entries = list(body.items())
        self.random.shuffle(entries)
        return json.dumps(dict(entries), ensure_ascii=self.random.random() < 0.5).encode("utf-8")

    def value(self, shape):
        if shape.type_name != "string":
            raise NotImplementedError(f"teach errors.py members of type {shape.type_name}")
        if shape.enum:
            return self.random.choice(shape.enum + ["new-value"])
        return self.random.choice(["my-repo", "", "é", None])
