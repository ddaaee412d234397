"""What botocore makes of a configuration: of environment variables, files and a program's settings.

Each configuration has a session and a client of its own, which makes one call. Unless the request is
to be sent, the transport is replaced.
"""

import contextlib
import os
import re

import botocore.awsrequest
import botocore.config
import botocore.credentials
import botocore.session
import botocore.tokens

import clients
import stand_ins

SCOPE = re.compile(r"Credential=(?P<key>[^/]*)/\d+/(?P<region>[^/]*)/codeartifact/aws4_request")
APP_ID = re.compile(r" app/(\S+)")

# How often botocore tries if nothing says so.
ATTEMPTS = {"standard": 3, "adaptive": 3, "legacy": 5}

# Names of the program's settings, and botocore's for them.
OPTIONS = {
    "use_fips": "use_fips_endpoint",
    "use_dual_stack": "use_dualstack_endpoint",
    "connect_timeout": "connect_timeout",
    "read_timeout": "read_timeout",
    "app_id": "user_agent_appid",
}


@contextlib.contextmanager
def _environment(variables):
    """These variables alone, and those that Python itself needs."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update({name: before[name] for name in ("PATH", "SYSTEMROOT") if name in before})
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def outcome(question):
    """What comes of a configuration, or the error that it ends in.

    If `sent` is true, the request is sent. With `stand_ins`, the address of stand-ins, it is they that are asked.
    """
    with _environment(question["variables"]):
        try:
            if "stand_ins" in question:
                return _provided(question["program"], question["stand_ins"])
            return _call(question["program"], question["sent"])
        except Exception as error:  # Whatever it is, a user of botocore sees it.
            return {"error": f"{type(error).__name__}: {error}"}


def _call(program, sent):
    client = _client(program)
    requests = []
    client.meta.events.register_first(
        "before-send.codeartifact", lambda request, **_: requests.append(request) or _answer(request, sent)
    )
    client.list_domains()
    config = client.meta.config
    headers = {name.lower(): _text(value) for name, value in requests[0].headers.items()}
    scope = SCOPE.search(headers["authorization"])
    app_id = APP_ID.search(headers["user-agent"])
    verify = client._endpoint.http_session._verify
    return {
        "region": scope["region"],
        "endpoint": requests[0].url.removesuffix("/v1/domains"),
        "key": scope["key"],
        "token": headers.get("x-amz-security-token"),
        "mode": config.retries["mode"],
        "attempts": config.retries.get("total_max_attempts") or ATTEMPTS[config.retries["mode"]],
        "connect_timeout": _milliseconds(config.connect_timeout),
        "read_timeout": _milliseconds(config.read_timeout),
        "ca_bundle": None if verify is True else verify,
        "app_id": app_id and app_id[1],
    }


def _provided(program, url):
    with stand_ins.asked(url):
        client = _client(program)
        client.list_domains()
        return stand_ins.provided(client)


def _client(program):
    # This path is a constant of two classes, made from the home directory of whoever runs this.
    for provider in (botocore.credentials.SSOProvider, botocore.tokens.SSOTokenProvider):
        provider._SSO_TOKEN_CACHE_DIR = os.path.expanduser("~/.aws/sso/cache")
    # By default the terminal is asked, or else the pipe that questions come by.
    botocore.credentials.AssumeRoleProvider.__init__.__defaults__ = (lambda _prompt: program["mfa_code"], None, None)
    session = botocore.session.Session(profile=program.get("profile"))
    session.register_component("data_loader", clients.session().get_component("data_loader"))
    options = {OPTIONS[name]: value for name, value in program.items() if name in OPTIONS}
    if "max_attempts" in program:
        options["retries"] = {"total_max_attempts": program["max_attempts"]}
    keys = {}
    if "key" in program:
        keys = {"aws_access_key_id": program["key"], "aws_secret_access_key": "secret"}
    return session.create_client(
        "codeartifact",
        region_name=program.get("region"),
        endpoint_url=program.get("endpoint_url"),
        verify=program.get("ca_bundle"),
        # Where a program sets nothing, other defaults may apply.
        config=botocore.config.Config(**options) if options else None,
        **keys,
    )


def _answer(request, sent):
    """The answer to a request; botocore itself sends a request that has none."""
    if sent:
        return None
    return botocore.awsrequest.AWSResponse(request.url, 200, botocore.awsrequest.HeadersDict(), clients.Raw(b"{}"))


def _text(value):
    return value.decode() if isinstance(value, bytes) else value


def _milliseconds(seconds):
    return None if seconds is None else round(seconds * 1000)
