"""Bodies of replies of failure of any service, as far as botocore and we are to read the same in them."""

import json

import bodies
import errors

UNMODELLED = ["SomethingNewException", "AccessDenied", "ExpiredTokenException"]
MESSAGES = ["gone", "a < b & c", "it's \u65e5\u672c\u8a9e \U0001f980", "a\nb", "", " ", "x" * 5000]


def message_members(shape):
    """The names on the wire of an exception's message, if it has one."""
    members = shape.members.items() if shape else []
    return [member.serialization.get("name", name) for name, member in members if name.lower() == "message"]


def query_error(code, shape, members, chance):
    """The body of an error in XML."""
    said = [bodies.xml("Type", "Sender"), bodies.xml("Code", code)]
    # botocore takes the message from one place and the exception's from another, so that both have to say the same.
    members = {name: value for name, value in members.items() if name.lower() != "message"}
    if chance.random() < 0.7:
        message = bodies.xml_text(chance.choice(MESSAGES))
        said += [bodies.xml(name, message) for name in sorted({"Message", *message_members(shape)})]
    said.append(bodies.xml_members(shape, members) if shape else "")
    chance.shuffle(said)
    error, request = bodies.xml("Error", "".join(said)), bodies.xml("RequestId", "r")
    # botocore finds the members of an exception in one of the two forms.
    if shape or chance.random() < 0.5:
        return bodies.xml("ErrorResponse", error + request)
    return bodies.xml("Response", bodies.xml("Errors", error) + request)


def json_error(name, shape, members, headers, protocol, chance):
    """The body of an error in JSON; adds the headers."""
    _, body = bodies.REPLIES[protocol](shape, members, headers)
    body = json.loads(body)
    code = chance.choice(errors.PREFIXES) + name + chance.choice(errors.SUFFIXES)
    if protocol == "json":
        body["__type"] = code
    else:
        headers["x-amzn-ErrorType"] = code
    # An exception has its message by the model's name alone.
    names = message_members(shape) or ["message", "Message"]
    if chance.random() < 0.8:
        # Beside another text that may be the message, botocore takes one that is blank.
        messages = [message for message in MESSAGES if message.strip() or "error_description" not in body]
        body[chance.choice(names)] = chance.choice(messages)
    entries = list(body.items())
    chance.shuffle(entries)
    return json.dumps(dict(entries), ensure_ascii=chance.random() < 0.5)
