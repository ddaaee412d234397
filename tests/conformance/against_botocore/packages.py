"""The calls of the example program `tests/examples/packages.rs`, made with boto3.

packages.py URL DOMAIN REPOSITORY FOLDER
"""

import os
import sys

import clients

clients.isolate(stop_clock=False)

import boto3  # noqa: E402 (reads the environment when it is imported)


def first(client, operation, key, **params):
    """The first item of a listing, and no further page than it needs."""
    pages = client.get_paginator(operation).paginate(PaginationConfig={"MaxItems": 1}, **params)
    return pages.build_full_result()[key][0]


def main(url, domain, repository, folder):
    client = boto3.client(
        "codeartifact",
        region_name="us-east-1",
        endpoint_url=url,
        aws_access_key_id=clients.ACCESS_KEY_ID,
        aws_secret_access_key=clients.SECRET_ACCESS_KEY,
        aws_session_token=clients.SESSION_TOKEN,
    )
    client.get_authorization_token(domain=domain)

    where = {"domain": domain, "repository": repository}
    listed = client.get_paginator("list_packages").paginate(**where).build_full_result()["packages"]
    names = {"format": "format", "namespace": "namespace", "package": "package"}
    package = {name: listed[0][key] for name, key in names.items() if key in listed[0]}

    version = first(client, "list_package_versions", "versions", sortBy="PUBLISHED_TIME", **where, **package)["version"]
    asset = first(client, "list_package_version_assets", "assets", packageVersion=version, **where, **package)["name"]
    reply = client.get_package_version_asset(packageVersion=version, asset=asset, **where, **package)
    with open(os.path.join(folder, os.path.basename(asset)), "wb") as file:
        for piece in reply["asset"].iter_chunks():
            file.write(piece)


if __name__ == "__main__":
    main(*sys.argv[1:])
