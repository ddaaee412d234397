"""Bodies of replies in the forms of the protocols."""

import base64
import datetime
import json
from xml.sax.saxutils import escape as xml_escape

import wire


def as_json(shape, value):
    """A value as the JSON of a reply."""
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict) and shape.members:
        names = {name: member.serialization.get("name", name) for name, member in shape.members.items()}
        return {names[name]: as_json(shape.members[name], item) for name, item in value.items()}
    if kind == "list":
        return [as_json(shape.member, item) for item in value]
    if kind == "map":
        return {key: as_json(shape.value, item) for key, item in value.items()}
    if kind == "timestamp" and shape.serialization.get("timestampFormat") == "iso8601":
        return datetime.datetime.fromtimestamp(value, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return base64.b64encode(value).decode() if kind == "blob" else value


def json_reply(shape, value, headers):
    """Status and body of a reply with all members in the body, as in the protocol `json`."""
    return 200, json.dumps(as_json(shape, value))


def rest_json_reply(shape, value, headers):
    """Status and body of a reply with members in other places, too; adds the headers."""
    status, body, payload = 200, {}, shape.serialization.get("payload")
    for name, item in value.items():
        member = shape.members[name]
        location, wire_name = member.serialization.get("location"), member.serialization.get("name", name)
        if name == payload:
            is_text = member.type_name in ("blob", "string")
            body = wire.content_of(item).decode() if is_text else json.dumps(as_json(member, item))
        elif location == "header":
            headers[wire_name] = str(item).lower() if member.type_name == "boolean" else str(item)
        elif location == "statusCode":
            status = 200
        elif location != "headers":
            body.update(as_json(shape, {name: item}))
    if payload:
        return status, body or ""
    return status, json.dumps(body)


def xml(name, content):
    return f"<{name}>{content}</{name}>"


def as_xml(name, shape, value):
    """A value as an element of this name."""
    kind = shape.type_name
    if kind == "structure":
        return xml(name, xml_members(shape, value))
    if kind == "list":
        item = shape.member.serialization.get("name", "member")
        return xml(name, "".join(as_xml(item, shape.member, value) for value in value))
    if kind == "map":
        key, of = shape.key.serialization.get("name", "key"), shape.value.serialization.get("name", "value")
        entry = lambda each, value: xml("entry", as_xml(key, shape.key, each) + as_xml(of, shape.value, value))
        return xml(name, "".join(entry(each, value) for each, value in value.items()))
    if kind == "timestamp":
        moment = datetime.datetime.fromtimestamp(value, datetime.timezone.utc)
        return xml(name, moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    if kind == "blob":
        return xml(name, base64.b64encode(value).decode())
    text = str(value).lower() if kind == "boolean" else str(value)
    return xml(name, xml_text(text))


def xml_text(text):
    """Text as XML can hold it; characters that XML forbids are left out."""
    allowed = "".join(c for c in text if c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) & 0xFFFE != 0xFFFE)
    return xml_escape(allowed)


def xml_members(shape, value):
    members = shape.members
    return "".join(as_xml(members[name].serialization.get("name", name), members[name], value[name]) for name in value)


def query_reply(shape, value, headers):
    """Status and body of a reply in an element that is called by the operation."""
    wrapper = shape.serialization.get("resultWrapper")
    return 200, xml(wrapper.replace("Result", "Response"), xml(wrapper, xml_members(shape, value)))


REPLIES = {"json": json_reply, "query": query_reply, "rest-json": rest_json_reply}
