"""botocore's signature of a request that somebody else made."""

import datetime

import botocore.auth
import botocore.awsrequest
import botocore.credentials

import clients


def authorization(question):
    """The `Authorization` header that botocore gives to this method, URL, headers and body, as of their own time."""
    headers = dict(question["headers"])
    request = botocore.awsrequest.AWSRequest(
        method=question["method"],
        url=question["url"],
        headers=headers,
        data=question["body"].encode("latin-1"),
    )
    credentials = botocore.credentials.Credentials(
        clients.ACCESS_KEY_ID, clients.SECRET_ACCESS_KEY, clients.SESSION_TOKEN
    )
    clients.set_clock(datetime.datetime.strptime(headers["x-amz-date"], "%Y%m%dT%H%M%SZ"))
    try:
        botocore.auth.SigV4Auth(credentials, "codeartifact", question["region"]).add_auth(request)
    finally:
        clients.set_clock(clients.NOW)
    return request.headers["Authorization"]
