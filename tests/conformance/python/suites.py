"""Makes up suites for other services, in the form of botocore's protocol suites, with what botocore makes of the cases.

    suites.py FOLDER SEED CASES SERVICE…

For each service the folder gets `input/SERVICE.json` and `output/SERVICE.json`, a suite for each operation in the order
of names, and `SERVICE/`, the model, the endpoint rule set and the paginators. Operations with event streams are left out.
"""

import json
import os
import random
import string
import sys
import urllib.parse
import uuid

import botocore.exceptions
import botocore.utils

import bodies
import clients
import inputs
import service_errors
import wire

ENDPOINT = "https://example.com"
TOKEN = "00000000-0000-4000-8000-000000000000"
STYLES = ["required", "all", "some", "plain"]

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
        made = super().value(shape, depth)
        # Ours writes maps in the order of their keys, which forms number.
        return dict(sorted(made.items())) if kind == "map" else made

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
        status, body = 200, "<Reply/>" if self.model.resolved_protocol == "query" else "{}"
        if shape is not None:
            value = self.values(shape, chance, style)
            status, body = bodies.REPLIES[self.model.resolved_protocol](shape, value, headers)
        output = self.call(operation, params, status, headers, body)
        result = parsed(shape, output) if shape is not None else {}
        return {"response": {"status_code": status, "headers": headers, "body": body}, "result": result}

    def error(self, operation, params, shape, chance, style):
        """The case of a reply of failure: an exception of this shape, or at times one that the model does not know."""
        is_known = chance.random() < 0.85
        members = self.values(shape, chance, style) if is_known else {}
        unmodelled = [name for name in service_errors.UNMODELLED if name not in self.model.shape_names]
        name = shape.name if is_known else chance.choice(unmodelled)
        code = shape.metadata.get("error", {}).get("code", name) if is_known else name
        status = shape.metadata.get("error", {}).get("httpStatusCode", 400)
        status = status if is_known else chance.choice([400, 403, 429, 500, 503])
        headers = {"x-amzn-RequestId": "r"}
        if self.model.resolved_protocol == "query":
            body = service_errors.query_error(code, shape if is_known else None, members, chance)
        else:
            body = service_errors.json_error(name, shape, members, headers, self.model.resolved_protocol, chance)
        if is_known and "awsQueryCompatible" in self.model.metadata and chance.random() < 0.7:
            headers["x-amzn-query-error"] = f"{code};Sender"
        return self.failure(operation, params, shape if is_known else None, status, headers, body)

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
