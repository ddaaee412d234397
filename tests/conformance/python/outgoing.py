"""Cases of the suite `requests`: what botocore sends for an input."""

import re

import botocore.exceptions

import clients
import inputs
import wire

REGIONS = ["us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1", "ap-southeast-99", "us-iso-east-1"]
ENDPOINTS = [
    None,
    None,
    None,
    "http://127.0.0.1:8080",
    "https://proxy.example/prefix",
    "https://proxy.example:443/prefix/",
    "https://Proxy.Example:8443",
    "http://proxy.example:80/",
    "https://proxy.example/pre%20fix/%C3%A9",
    "http://[::1]:8080",
]


class Requests:
    """The suite `requests`."""

    @staticmethod
    def case(random, index):
        """The input, where it goes, and the request or refusal."""
        model, turn = clients.operation(index)
        style = inputs.STYLES[turn % len(inputs.STYLES)]
        params = inputs.Inputs(random, style).make(model.input_shape)
        region, endpoint = random.choice(REGIONS), random.choice(ENDPOINTS)
        return {
            "suite": "requests",
            "operation": model.name,
            "style": style,
            "params": wire.as_params(params),
            "region": region,
            "endpoint": endpoint,
            "expected": _expected(model.name, params, region, endpoint),
        }


def again(question):
    """What botocore makes of an input that the judge has changed; `fill_hash` asks for the hash of the content."""
    shape = clients.service_model().operation_model(question["operation"]).input_shape
    params = wire.from_params(shape, question["params"])
    if question["fill_hash"]:
        inputs.add_hash(shape, params)
    return _expected(question["operation"], params, question["region"], question["endpoint"])


def _expected(operation, params, region, endpoint):
    try:
        clients.call(operation, params, clients.Reply(200, {}, b""), region, endpoint)
    except botocore.exceptions.ParamValidationError as refusal:
        return {"refused": str(refusal), "places": sorted(_places(str(refusal)))}
    return {"request": _prepared(clients.last_request())}


PROBLEM = re.compile(
    r"""^(?: Missing[ ]required[ ]parameter[ ]in[ ](?P<parent>\S+):[ ]"(?P<missing>\w+)"
          | Invalid[ ](?:length|value)[ ]for[ ]parameter[ ](?P<place>\S+), )""",
    re.VERBOSE | re.MULTILINE,
)


def _places(refusal):
    """Where the problems of an input are, as in `tags[0].key`."""
    for problem in PROBLEM.finditer(refusal):
        if problem["place"]:
            yield problem["place"]
        elif problem["parent"] == "input":
            yield problem["missing"]
        else:
            yield f"{problem['parent']}.{problem['missing']}"


def _prepared(request):
    return {
        "method": request.method,
        "url": request.url,
        "headers": [[name, wire.as_text(wire.content_of(value))] for name, value in request.headers.items()],
        "body": wire.as_text(_body(request.body)),
    }


def _body(body):
    if body is None:
        return b""
    return wire.content_of(body)
