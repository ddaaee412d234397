"""botocore's clients with a fixed clock, fixed credentials and a transport that never sends.

A call goes the whole way through botocore: validation, serialization, endpoint, signature, and
back through its parsers. Only the connection is replaced.
"""

import datetime
import functools
import os

import botocore.auth
import botocore.awsrequest
import botocore.config
import botocore.loaders
import botocore.session

NOW = datetime.datetime(2026, 1, 31, 23, 59, 59)
ACCESS_KEY_ID = "AKIDEXAMPLE"
SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
SESSION_TOKEN = "session/token+of==the test"

MODEL = os.path.join(os.path.dirname(__file__), "..", "..", "..", "model", "data")


def isolate():
    """Keeps the machine's own configuration out of botocore, and stops its clock."""
    for name in [name for name in os.environ if name.upper().startswith("AWS_")]:
        del os.environ[name]
    os.environ["AWS_CONFIG_FILE"] = os.devnull
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
    set_clock(NOW)


def set_clock(time):
    """Lets botocore sign as of this time."""
    botocore.auth.get_current_datetime = lambda remove_tzinfo=True: time


@functools.cache
def session():
    """A session that reads the repository's model rather than the one that botocore brings."""
    made = botocore.session.Session()
    made.register_component("data_loader", botocore.loaders.Loader(extra_search_paths=[MODEL]))
    made.set_credentials(ACCESS_KEY_ID, SECRET_ACCESS_KEY, SESSION_TOKEN)
    return made


@functools.cache
def service_model(service="codeartifact"):
    """botocore's reading of a service's model: of the repository's, where it has one."""
    return session().get_service_model(service)


@functools.cache
def _turns():
    """Names of the operations in turn; those with a payload of their own oftener, since they are few and unlike."""
    model = service_model()
    names = model.operation_names
    return names + 3 * [name for name in names if _has_payload(model.operation_model(name))]


def _has_payload(model):
    return any("payload" in shape.serialization for shape in (model.input_shape, model.output_shape))


def operation(index):
    """The operation whose turn it is, and how often all have had their turn."""
    turn, place = divmod(index, len(_turns()))
    return service_model().operation_model(_turns()[place]), turn


@functools.cache
def client(region, endpoint, service="codeartifact"):
    """A client that tries once."""
    config = botocore.config.Config(retries={"total_max_attempts": 1, "mode": "standard"})
    made = session().create_client(service, region_name=region, endpoint_url=endpoint, config=config)
    made.meta.events.register_first(f"before-send.{made.meta.service_model.service_id.hyphenize()}", _transport)
    return made


class Reply:
    """A reply as it would come off the wire; header values are Latin-1, as HTTP libraries read them."""

    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body


class Raw:
    """The part of an HTTP library's response that botocore reads."""

    def __init__(self, body):
        self._body = body

    def stream(self, *_args, **_kwargs):
        yield self.read()

    def read(self, amount=None):
        size = len(self._body) if amount is None else amount
        piece, self._body = self._body[:size], self._body[size:]
        return piece


class _Exchange:
    """What the transport answers, and what it was asked."""

    reply = None
    request = None


def _transport(request, **_kwargs):
    _Exchange.request = request
    reply = _Exchange.reply
    headers = botocore.awsrequest.HeadersDict(reply.headers)
    return botocore.awsrequest.AWSResponse(request.url, reply.status, headers, Raw(reply.body))


def call(operation, params, reply, region="us-east-1", endpoint=None, service="codeartifact"):
    """Calls an operation; gives the request that was prepared, and the output.

    Raises whatever botocore raises.
    """
    _Exchange.request, _Exchange.reply = None, reply
    made = client(region, endpoint, service)
    return made._make_api_call(operation, params)


def last_request():
    """The request of the last call, `None` if it came to none."""
    return _Exchange.request
