"""Makes up suites for other services, in the form of botocore's protocol suites, with what botocore makes of the cases.

    suites.py FOLDER SEED CASES SERVICE…

For each service the folder gets `input/SERVICE.json` and `output/SERVICE.json`, a suite for each operation in the order
of names, and `SERVICE/`, the model, the endpoint rule set and the paginators. Operations with event streams are left out.
"""

import base64
import datetime
import json
import os
import random
import string
import sys
import urllib.parse
import uuid
from xml.sax.saxutils import escape as xml_escape

import botocore.exceptions
import botocore.utils

import clients
import errors
import inputs
import wire

ENDPOINT = "https://example.com"
TOKEN = "00000000-0000-4000-8000-000000000000"
STYLES = ["required", "all", "some", "plain"]
UNMODELLED = ["SomethingNewException", "AccessDenied", "ExpiredTokenException"]
MESSAGES = ["gone", "a < b & c", "it's \u65e5\u672c\u8a9e \U0001f980", "a\nb", "", " ", "x" * 5000]

# Headers of the client, of the signature and of the connection.
NOT_OF_THE_OPERATION = {
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "authorization",
    "content-length",
    "user-agent",
    "x-amz-date",
    "x-amz-security-token",
}


class Values(inputs.Inputs):
    """Values that the form of the suites can hold: bytes are text."""

    def structure(self, shape, depth):
        if getattr(shape, "is_document_type", False):
            return self.random.choice([{"a": [1, None, {"b": "c"}]}, [], "text", True, 1.5])
        if getattr(shape, "is_tagged_union", False):
            name = self.random.choice(list(shape.members))
            return {name: self.value(shape.members[name], depth + 1)}
        return super().structure(shape, depth)

    def wants(self, depth):
        return depth < 4 and super().wants(depth)

    def count(self, shape):
        return max(super().count(shape) if shape.metadata.get("min", 0) < 5 else shape.metadata["min"], 0)

    def value(self, shape, depth):
        kind = shape.type_name
        if kind in ("float", "double"):
            low, high = shape.metadata.get("min", -1000), shape.metadata.get("max", 1000)
            return float(self.random.choice([low, high, (low + high) / 2]))
        if kind == "timestamp":
            return self.random.randint(0, 4_000_000_000)
        if depth > 12 and kind in ("list", "map"):
            return [] if kind == "list" else {}
        return super().value(shape, depth)

    def blob(self):
        return "".join(self.random.choices(string.printable[:95], k=self.random.choice([0, 1, 2, 30]))).encode()


def texts_for_bytes(value):
    """A value with its bytes as text, as suites have them."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, dict):
        return {name: texts_for_bytes(item) for name, item in value.items()}
    if isinstance(value, list):
        return [texts_for_bytes(item) for item in value]
    return value


def parsed(shape, value):
    """What botocore has read, as suites have it."""
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict) and not getattr(shape, "is_document_type", False):
        return {name: parsed(shape.members[name], item) for name, item in value.items() if name in shape.members}
    if kind == "list":
        return [parsed(shape.member, item) for item in value]
    if kind == "map":
        return {key: parsed(shape.value, item) for key, item in value.items()}
    if kind == "timestamp":
        return value.timestamp()
    return wire.content_of(value).decode() if kind == "blob" else value


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


def reachable(service, shapes):
    """The shapes that these lead to, as the model has them."""
    raw, found = service._service_description["shapes"], {}
    left = [shape.name for shape in shapes if shape is not None]
    while left:
        name = left.pop()
        if name not in found:
            found[name] = raw[name]
            references = [*raw[name].get("members", {}).values()]
            references += [raw[name][key] for key in ("member", "key", "value") if key in raw[name]]
            left += [reference["shape"] for reference in references]
    return found


class Service:
    """A service whose cases are made up."""

    def __init__(self, name, seed, cases):
        self.name, self.seed, self.cases = name, seed, cases
        self.model = clients.service_model(name)
        models = map(self.model.operation_model, sorted(self.model.operation_names))
        self.operations = [model for model in models if not model.has_event_stream_input and not model.has_event_stream_output]

    def chance(self, operation, number):
        return random.Random(f"{self.seed}/{self.name}/{operation.name}/{number}")

    def values(self, shape, chance, style):
        return Values(chance, style).make(shape) if shape is not None else {}

    def call(self, operation, params, status=200, headers=None, body=""):
        reply = clients.Reply(status, headers or {}, body.encode())
        return clients.call(operation.name, params, reply, "us-east-1", ENDPOINT, self.name)

    def suites(self, cases_of):
        """A suite for each operation."""
        for operation in self.operations:
            shapes = [operation.input_shape, operation.output_shape, *operation.service_model.error_shapes]
            cases = [
                {"id": f"{operation.name} {number}", "given": self.model._service_description["operations"][operation.name]}
                | case
                for number, case in enumerate(cases_of(operation))
            ]
            yield {
                "metadata": self.model.metadata,
                "shapes": reachable(self.model, shapes),
                "clientEndpoint": ENDPOINT,
                "cases": cases,
            }

    def requests(self, operation):
        for number in range(self.cases):
            chance = self.chance(operation, number)
            params = self.values(operation.input_shape, chance, STYLES[number % len(STYLES)])
            try:
                self.call(operation, params)
            except botocore.exceptions.ParamValidationError:
                continue
            except Exception:
                # It is about the reply, which is empty.
                pass
            if clients.last_request() is not None:
                yield {"params": texts_for_bytes(params), "serialized": serialized(clients.last_request())}

    def replies(self, operation):
        params = self.values(operation.input_shape, self.chance(operation, "params"), "required")
        for number in range(self.cases):
            yield self.reply(operation, params, self.chance(operation, number), STYLES[number % len(STYLES)])
        for shape in operation.error_shapes or self.model.error_shapes[:2]:
            for number in range(max(self.cases // 2, 1)):
                chance = self.chance(operation, f"{shape.name}/{number}")
                yield self.error(operation, params, shape, chance, STYLES[(number + 1) % len(STYLES)])

    def reply(self, operation, params, chance, style):
        headers, shape = {"x-amzn-RequestId": "r"}, operation.output_shape
        status, body = 200, "{}"
        if shape is not None:
            value = self.values(shape, chance, style)
            status, body = REPLIES[self.model.resolved_protocol](shape, value, headers)
        output = self.call(operation, params, status, headers, body)
        result = parsed(shape, output) if shape is not None else {}
        return {"response": {"status_code": status, "headers": headers, "body": body}, "result": result}

    def error(self, operation, params, shape, chance, style):
        """The case of a reply of failure: an exception of this shape, or at times one that the model does not know."""
        members = self.values(shape, chance, style)
        is_known = chance.random() < 0.85
        name = shape.name if is_known else chance.choice(UNMODELLED)
        code = shape.metadata.get("error", {}).get("code", name) if is_known else name
        status = shape.metadata.get("error", {}).get("httpStatusCode", 400) if is_known else chance.choice([400, 403, 429, 500, 503])
        headers = {"x-amzn-RequestId": "r"}
        if self.model.resolved_protocol == "query":
            body = self.query_error(code, xml_members(shape, members) if is_known else None, chance)
        else:
            body = self.json_error(name, shape, members, headers, chance)
        if is_known and "awsQueryCompatible" in self.model.metadata and chance.random() < 0.7:
            headers["x-amzn-query-error"] = f"{code};Sender"
        return self.failure(operation, params, shape if is_known else None, status, headers, body)

    def query_error(self, code, members, chance):
        message = xml("Message", xml_text(chance.choice(MESSAGES)))
        said = [xml("Type", "Sender"), xml("Code", code), chance.choice([message, message, ""]), members or ""]
        chance.shuffle(said)
        error, request = xml("Error", "".join(said)), xml("RequestId", "r")
        # botocore finds the members of an exception in one of the two forms.
        if members is not None or chance.random() < 0.5:
            return xml("ErrorResponse", error + request)
        return xml("Response", xml("Errors", error) + request)

    def json_error(self, name, shape, members, headers, chance):
        _, body = REPLIES[self.model.resolved_protocol](shape, members, headers)
        body = json.loads(body)
        code = chance.choice(errors.PREFIXES) + name + chance.choice(errors.SUFFIXES)
        if self.model.resolved_protocol == "json":
            body["__type"] = code
        else:
            headers["x-amzn-ErrorType"] = code
        # An exception has its message by the model's name alone.
        of_model = [member.serialization.get("name", key) for key, member in shape.members.items() if key.lower() == "message"]
        names = of_model or ["message", "Message"]
        if chance.random() < 0.8:
            body[chance.choice(names)] = chance.choice(MESSAGES)
        entries = list(body.items())
        chance.shuffle(entries)
        return json.dumps(dict(entries), ensure_ascii=chance.random() < 0.5)

    def failure(self, operation, params, shape, status, headers, body):
        """The case of what botocore reads from a reply of failure; without a shape, the model does not know the error."""
        try:
            self.call(operation, params, status, headers, body)
        except botocore.exceptions.ClientError as error:
            said = error.response["Error"]
            message = said.get("Message") or ""
            return {
                "response": {"status_code": status, "headers": headers, "body": body},
                "errorCode": said["Code"],
                # A blank message says nothing, so it is none for us.
                "errorMessage": message if message.strip() else None,
                "error": parsed(shape, error.response) if shape else None,
            }
        raise AssertionError("botocore takes an error for a success")


def serialized(request):
    """A request as suites have it."""
    address = urllib.parse.urlsplit(request.url)
    headers = {
        name: wire.content_of(value).decode()
        for name, value in request.headers.items()
        if name.lower() not in NOT_OF_THE_OPERATION
    }
    return {
        "method": request.method,
        "uri": address.path + ("?" + address.query if address.query else ""),
        "host": address.hostname,
        "headers": headers,
        "body": wire.content_of(request.body).decode() if request.body is not None else "",
    }


def described(service, kind):
    """A file of a service, which may have none of this kind."""
    try:
        return clients.session().get_component("data_loader").load_service_model(service, kind)
    except botocore.exceptions.DataNotFoundError:
        return {}


def write(folder, name, value):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file)


def main(folder, seed, cases, services):
    clients.isolate()
    uuid.uuid4 = lambda: TOKEN
    for name in services:
        service = Service(name, seed, int(cases))
        write(folder, f"input/{name}.json", list(service.suites(service.requests)))
        write(folder, f"output/{name}.json", list(service.suites(service.replies)))
        model = dict(service.model._service_description)
        model["operations"] = {it.name: model["operations"][it.name] for it in service.operations}
        write(folder, f"{name}/service-2.json", model)
        write(folder, f"{name}/endpoint-rule-set-1.json", described(name, "endpoint-rule-set-1"))
        paginators = described(name, "paginators-1").get("pagination", {})
        paginators = {operation: it for operation, it in paginators.items() if operation in model["operations"]}
        write(folder, f"{name}/paginators-1.json", {"pagination": paginators})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
