"""Has botocore ask the stand-ins of services, which are one server on loopback, in place of any other host.

Nothing else of botocore is replaced: its services, metadata services and containers are asked by one HTTP client.
"""

import contextlib
import time
import urllib.parse

import awscrt.crypto
import botocore.credentials
import botocore.exceptions
import botocore.httpsession
import botocore.utils

# The library for the proofs of `aws login`. Signatures are left to botocore itself, whose clock can be set.
botocore.credentials.EC = awscrt.crypto.EC

# As in `stand_ins.rs`.
ORIGIN = "X-Meant-For"
MISSING = "x-missing"


@contextlib.contextmanager
def asked(url):
    """Sends all requests to the stand-ins at this address. No wait between attempts takes time."""
    send, sleep = botocore.httpsession.URLLib3Session.send, time.sleep

    def redirected(session, request):
        meant = urllib.parse.urlsplit(request.url)
        before, request.url = request.url, url + urllib.parse.urlunsplit(("", "", *meant[2:]))
        request.headers[ORIGIN] = f"{meant.scheme}://{meant.netloc}"
        try:
            reply = send(session, request)
        finally:
            request.url = before
        return _present(reply, before)

    botocore.httpsession.URLLib3Session.send = redirected
    botocore.utils.ContainerMetadataFetcher.SLEEP_TIME = 0
    time.sleep = lambda _seconds: None
    try:
        yield
    finally:
        botocore.httpsession.URLLib3Session.send, time.sleep = send, sleep


def _present(reply, url):
    missing = reply.headers.get(MISSING)
    if missing == "refused":
        raise botocore.exceptions.EndpointConnectionError(endpoint_url=url, error=missing)
    if missing == "silent":
        raise botocore.exceptions.ReadTimeoutError(endpoint_url=url, error=missing)
    return reply


def provided(client):
    """The credentials with which a client has made a call."""
    credentials = client._request_signer._credentials
    # Whoever asks for frozen ones may have them renewed.
    frozen = getattr(credentials, "_frozen_credentials", None) or credentials.get_frozen_credentials()
    expiry = getattr(credentials, "_expiry_time", None)
    return {
        "key": frozen.access_key,
        "secret": frozen.secret_key,
        "token": frozen.token,
        "expiry": None if expiry is None else round(expiry.timestamp()),
    }
