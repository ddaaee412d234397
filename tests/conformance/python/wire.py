"""Values of botocore as JSON, in a form that says what is a time and what are bytes.

Where a value has the type that the model gives it, times become {"$time": microseconds since the
epoch}, blobs {"$blob": base64}, streams {"$content": a character for each byte} and texts of
headers {"$header": text}; what has not the modelled type becomes {"$other": the value as Python shows it}. Everything else is JSON as it
is.
"""

import base64
import datetime

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def encode_bytes(data):
    """Bytes as base64 text."""
    return base64.b64encode(data).decode("ascii")


def as_text(data):
    """Bytes as a text that has a character for each of them."""
    return data.decode("latin-1")


def as_params(value):
    """An input as a JSON file for the AWS CLI would hold it: blobs in base64."""
    if isinstance(value, bytes):
        return encode_bytes(value)
    if isinstance(value, dict):
        return {name: as_params(item) for name, item in value.items()}
    if isinstance(value, list):
        return [as_params(item) for item in value]
    return value


def from_params(shape, value):
    """The input that `as_params` has made JSON of."""
    kind = shape.type_name
    if kind == "blob":
        return base64.b64decode(value)
    if kind == "structure":
        return {name: from_params(shape.members[name], item) for name, item in value.items()}
    if kind == "map":
        return {key: from_params(shape.value, item) for key, item in value.items()}
    if kind == "list":
        return [from_params(shape.member, item) for item in value]
    return value


PLAIN = {"string": str, "boolean": bool, "integer": int, "long": int, "float": float, "double": float}


def as_typed(shape, value):
    """A parsed value as typed JSON."""
    if value is None:
        return None
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        members = shape.members
        return {name: as_typed(members[name], item) for name, item in value.items() if name in members}
    if kind == "list" and isinstance(value, list):
        return [as_typed(shape.member, item) for item in value]
    if kind == "map" and isinstance(value, dict):
        return {key: as_typed(shape.value, item) for key, item in value.items()}
    if kind == "timestamp" and isinstance(value, datetime.datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=datetime.timezone.utc)
        return {"$time": (aware - EPOCH) // datetime.timedelta(microseconds=1)}
    if kind == "blob":
        content = content_of(value)
        return {"$content": as_text(content)} if hasattr(value, "read") else {"$blob": encode_bytes(content)}
    if isinstance(value, str) and kind == "string" and shape.serialization.get("location") == "header":
        return {"$header": value}
    if isinstance(value, PLAIN.get(kind, ())) and isinstance(value, bool) == (kind == "boolean"):
        return value
    return {"$other": repr(value)}


def content_of(blob):
    """The bytes of a blob, be it a stream, text or bytes."""
    content = blob.read() if hasattr(blob, "read") else blob
    return content.encode("utf-8") if isinstance(content, str) else bytes(content)
