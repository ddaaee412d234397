"""What `docs/compare.md` says of boto3, as programs that it shows. `fake.py` runs them against the fake."""

import botocore.exceptions


def missing_parameter(client):
    try:
        client.list_packages(domain="my-domain")
    except botocore.exceptions.ParamValidationError as error:
        return str(error)


def failures_of_a_batch(client):
    package = {"format": "generic", "namespace": "tools", "package": "hello"}
    versions = {"versions": ["1.0.0", "9.9.9"], "targetStatus": "Archived"}
    reply = client.update_package_versions_status(domain="my-domain", repository="my-repo", **package, **versions)
    return list(reply["successfulVersions"]), list(reply["failedVersions"])
