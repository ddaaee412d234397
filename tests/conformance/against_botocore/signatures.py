"""botocore's signature of a request that somebody else made."""

import botocore.auth
import botocore.awsrequest
import botocore.credentials

import clients


def authorization(question):
    """The `Authorization` header that botocore gives to this method, URL, headers and body."""
    request = botocore.awsrequest.AWSRequest(
        method=question["method"],
        url=question["url"],
        headers=dict(question["headers"]),
        data=question["body"].encode("latin-1"),
    )
    credentials = botocore.credentials.Credentials(
        clients.ACCESS_KEY_ID, clients.SECRET_ACCESS_KEY, clients.SESSION_TOKEN
    )
    botocore.auth.SigV4Auth(credentials, "codeartifact", question["region"]).add_auth(request)
    return request.headers["Authorization"]
