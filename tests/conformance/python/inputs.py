"""Inputs of operations, made up from the model.

A style says what an input is to try out:

    required   required members only
    all        every member
    some       the required members, and others by chance
    plain      every member, with plain texts
    edges      lengths and numbers at and beyond their ends, empty lists and maps, control characters
    invalid    something that has to be refused: a member missing, too short or too small
"""

import hashlib

import texts

STYLES = ["required", "all", "some", "edges", "plain", "some", "all", "invalid"]

# Deeper than the inputs of the service; keeps inputs of recursive shapes finite.
DEPTH = 6

INTEGERS = {"integer": 2**31 - 1, "long": 2**63 - 1}


class Inputs:
    """Makes inputs in one style with one source of chance."""

    def __init__(self, random, style):
        self.random = random
        self.style = style

    def make(self, shape):
        """An input of this structure."""
        params = self.structure(shape, 0)
        if self.style == "invalid":
            self.spoil(shape, params)
        return params

    def structure(self, shape, depth):
        made = {}
        for name, member in shape.members.items():
            if name in shape.required_members or self.wants(depth):
                made[name] = self.value(member, depth + 1)
        add_hash(shape, made)
        return made

    def wants(self, depth):
        if depth > DEPTH or self.style == "required":
            return False
        return self.style in ("all", "plain") or self.random.random() < 0.5

    def value(self, shape, depth):
        kind = shape.type_name
        if kind == "structure":
            return self.structure(shape, depth)
        if kind == "list":
            return [self.value(shape.member, depth + 1) for _ in range(self.count(shape))]
        if kind == "map":
            return {
                self.key(shape.key, number): self.value(shape.value, depth + 1) for number in range(self.count(shape))
            }
        if kind == "string":
            return self.string(shape)
        if kind in INTEGERS:
            return self.integer(shape)
        if kind == "boolean":
            return self.random.random() < 0.5
        if kind == "blob":
            return self.blob()
        raise NotImplementedError(f"teach inputs.py values of type {kind}")

    def key(self, shape, number):
        """The key of a map's entry; plain where it is to be found again in the words of a refusal."""
        return f"key-{number}" if self.style == "invalid" else self.string(shape)

    def count(self, shape):
        minimum = shape.metadata.get("min", 0)
        return self.random.choice([minimum, minimum + 1, minimum + 3])

    def string(self, shape):
        if shape.enum and self.random.random() < 0.8:
            return self.random.choice(shape.enum)
        minimum, maximum = shape.metadata.get("min", 0), shape.metadata.get("max")
        if self.style == "plain":
            return texts.text(self.random, max(minimum, 1), maximum, ["a", "b", "9", "-"])
        if self.style != "edges":
            return texts.text(self.random, minimum, maximum)
        pieces = texts.PIECES + self.controls(shape.serialization.get("location"))
        longer = maximum + 1 if maximum is not None and maximum < 500 else minimum + 600
        length = self.random.choice([minimum, longer])
        return texts.text(self.random, length, length, pieces)

    def controls(self, location):
        """Control characters for a text: all in a body, none in a header, and seldom what breaks lines in a query."""
        if location == "header":
            return []
        breaks = location is None or self.random.random() < 0.02
        return texts.CONTROLS if breaks else [control for control in texts.CONTROLS if control not in texts.BREAKS]

    def integer(self, shape):
        minimum = shape.metadata.get("min", -INTEGERS[shape.type_name] - 1)
        maximum = shape.metadata.get("max", INTEGERS[shape.type_name])
        if self.style == "edges":
            return self.random.choice([minimum, maximum, INTEGERS[shape.type_name]])
        return self.random.randint(minimum, maximum)

    def blob(self):
        size = self.random.choice([0, 1, 2, 3, 300, 70_000 if self.style == "edges" else 30])
        return self.random.randbytes(size)

    def spoil(self, shape, params):
        """Breaks some of the rules that botocore enforces, on every level."""
        ways = list(ways_to_spoil(shape, params))
        for container, place, value in self.random.sample(ways, min(len(ways), self.random.choice([1, 1, 2, 5]))):
            if value is None:
                container.pop(place, None)
            else:
                container[place] = value


def add_hash(shape, made):
    """The hash of the content where it has to be sent: a wrong one is no request that anybody means."""
    payload = shape.serialization.get("payload")
    for name, member in shape.members.items():
        if payload in made and member.serialization.get("name") == "x-amz-content-sha256":
            made[name] = hashlib.sha256(made[payload]).hexdigest()


def ways_to_spoil(shape, value):
    """What to put where so that a rule is broken; None to leave out what has to be there."""
    if shape.type_name == "structure":
        places = [
            (name, member) for name, member in shape.members.items() if name in value or member.type_name == "string"
        ]
        yield from ((value, name, None) for name in shape.required_members)
    elif shape.type_name == "list":
        places = [(index, shape.member) for index in range(len(value))]
    elif shape.type_name == "map":
        places = [(key, shape.value) for key in value]
    else:
        places = []
    for place, member in places:
        minimum = member.metadata.get("min", 0)
        if member.type_name == "string" and minimum > 0:
            yield value, place, "é" * (minimum - 1)
        elif member.type_name in INTEGERS and "min" in member.metadata:
            yield value, place, minimum - 1
        elif member.type_name in ("structure", "list", "map"):
            yield from ways_to_spoil(member, value[place])
