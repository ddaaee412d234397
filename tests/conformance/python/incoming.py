"""Cases of the suites `replies` and `errors`: what botocore makes of a reply."""

import random as chance

import botocore.exceptions

import clients
import errors
import inputs
import replies
import wire


class Replies:
    """The suite `replies`."""

    @staticmethod
    def case(random, index):
        """A reply in the style whose turn it is, and its output."""
        model, turn = clients.operation(index)
        style = replies.STYLES[turn % len(replies.STYLES)]
        maker = replies.Replies(random, style)
        reply = maker.make(model.output_shape)
        return _case("replies", random, model, reply) | {"style": style, "spoiled": maker.spoiled}


class Errors:
    """The suite `errors`."""

    @staticmethod
    def case(random, index):
        """A reply that is an error, and what is raised."""
        model, _ = clients.operation(index)
        return _case("errors", random, model, errors.Errors(random, model.service_model).make())


def _case(suite, random, model, reply):
    status, headers, body = reply
    params = inputs.Inputs(random, "required").make(model.input_shape)
    return {
        "suite": suite,
        "operation": model.name,
        "reply": {"status": status, "headers": list(headers.items()), "body": wire.as_text(body)},
        "expected": _expected(model, params, clients.Reply(status, headers, body)),
    }


def again(question):
    """What botocore makes of a reply that the judge has changed."""
    model = clients.service_model().operation_model(question["operation"])
    params = inputs.Inputs(chance.Random(0), "required").make(model.input_shape)
    headers, body = dict(question["headers"]), question["body"].encode("latin-1")
    return _expected(model, params, clients.Reply(question["status"], headers, body))


def _expected(model, params, reply):
    """The output, the error, or how botocore itself fails."""
    try:
        output = clients.call(model.name, params, reply)
        return {"output": wire.as_typed(model.output_shape, output)}
    except botocore.exceptions.ClientError as error:
        return {"error": _error(model.service_model, error)}
    except Exception as failure:
        return {"failure": f"{type(failure).__name__}: {failure}"}


def _error(service, error):
    # A reply with status 300 is parsed as a success, and raised as a failure that says nothing.
    said = error.response.get("Error", {})
    code = said.get("Code")
    shape = service.shape_for_error_code(code)
    metadata = error.response["ResponseMetadata"]
    return {
        "class": type(error).__name__,
        "code": code,
        "message": said.get("Message"),
        "status": metadata["HTTPStatusCode"],
        "request_id": metadata.get("RequestId"),
        "members": wire.as_typed(shape, error.response) if shape else None,
    }
