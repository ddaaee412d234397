"""The calls of the program `examples/packages.rs`, made with boto3.

    packages.py DOMAIN REPOSITORY

As there, everything else is in the environment, and the download goes to the folder for temporary
files.
"""

import os
import sys
import tempfile

import boto3


def first(client, operation, key, **params):
    """The first item of a listing, and no further page than it needs."""
    pages = client.get_paginator(operation).paginate(PaginationConfig={"MaxItems": 1}, **params)
    return pages.build_full_result()[key][0]


def main(domain, repository):
    client = boto3.client("codeartifact")
    client.get_authorization_token(domain=domain)

    where = {"domain": domain, "repository": repository}
    listed = client.get_paginator("list_packages").paginate(**where).build_full_result()["packages"]
    package = {name: listed[0][name] for name in ("format", "namespace", "package") if name in listed[0]}

    version = first(client, "list_package_versions", "versions", sortBy="PUBLISHED_TIME", **where, **package)["version"]
    asset = first(client, "list_package_version_assets", "assets", packageVersion=version, **where, **package)["name"]
    reply = client.get_package_version_asset(packageVersion=version, asset=asset, **where, **package)
    with open(os.path.join(tempfile.gettempdir(), os.path.basename(asset)), "wb") as file:
        for piece in reply["asset"].iter_chunks():
            file.write(piece)


if __name__ == "__main__":
    main(*sys.argv[1:])
